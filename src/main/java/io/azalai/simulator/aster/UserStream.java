package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.OrderStatus;
import io.azalai.simulator.matching.EngineListener;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.VenueOrder;

/**
 * A customer's own events of one market, sent to whoever listens to the living listen key (aster.md section 6.4). The
 * markets differ in their words. Guarded by the engine's lock, under which events come.
 */
abstract class UserStream implements EngineListener {

    private final Floor floor;
    private final StreamHub hub;
    private final ListenKeys keys;

    UserStream(Floor floor, StreamHub hub, ListenKeys keys) {
        this.floor = floor;
        this.hub = hub;
        this.keys = keys;
    }

    @Override
    public void accepted(VenueOrder order) {
        if (own(order)) {
            send(order(order, "NEW", "NEW"));
        }
    }

    @Override
    public void executed(Execution execution) {
        if (own(execution.order())) {
            send(trade(execution));
        }
    }

    /** A conditional order goes on as a limit or market order: new once more, under the type it has now. */
    @Override
    public void triggered(VenueOrder order) {
        if (own(order)) {
            send(order(order, "NEW", "NEW"));
        }
    }

    @Override
    public void amended(VenueOrder order) {
        if (own(order)) {
            send(order(order, "AMENDMENT", OrderState.status(order)));
        }
    }

    /** What the venue answers as an error leaves no event; what it lets expire was new for a moment. */
    @Override
    public void ended(VenueOrder order) {
        if (!own(order) || !OrderState.known(order)) {
            return;
        }
        if (order.status() == OrderStatus.REJECTED) {
            send(order(order, "NEW", "NEW"));
        }
        String status = OrderState.status(order);
        send(order(order, status, status));
    }

    /** An order event without a trade. */
    abstract ObjectNode order(VenueOrder order, String execution, String status);

    /** The event of a trade. */
    abstract ObjectNode trade(Execution execution);

    final void send(ObjectNode event) {
        keys.living().ifPresent(key -> hub.publish(key, event.toString()));
    }

    final Floor floor() {
        return floor;
    }

    final ListedSymbol listed(VenueOrder order) {
        return floor.info().symbol(order.request().symbol());
    }

    final boolean own(VenueOrder order) {
        return order.request().account().equals(floor.account());
    }

    /** An event with its time of sending. */
    final ObjectNode event(String name) {
        return JsonNodeFactory.instance.objectNode().put("e", name).put("E", floor.now());
    }
}
