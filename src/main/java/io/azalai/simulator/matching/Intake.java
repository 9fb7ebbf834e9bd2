package io.azalai.simulator.matching;

import io.azalai.model.OrderStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How orders come in, wait and begin to work. Guarded by the engine's lock. */
final class Intake {

    private final Registry registry;
    private final Matcher matcher;
    private final Happenings happenings;

    Intake(Registry registry, Matcher matcher, Happenings happenings) {
        this.registry = registry;
        this.matcher = matcher;
        this.happenings = happenings;
    }

    Placement place(NewOrder request) {
        return begin(registry.order(request));
    }

    VenueOrder refuse(NewOrder request, EndReason reason) {
        LiveOrder order = registry.order(request);
        reject(order, reason);
        return order.view();
    }

    /** An entry and its exits; a refused entry has none. */
    List<Placement> placeBracket(NewOrder entry, List<NewOrder> exits) {
        LiveOrder parent = registry.order(entry);
        List<LiveOrder> children = new ArrayList<>();
        for (NewOrder exit : exits) {
            LiveOrder child = registry.order(exit);
            child.waitFor(Stage.WAITING_FOR_FILL);
            child.account.open.put(child.id, child);
            children.add(child);
        }
        children.forEach(child -> child.siblings = List.copyOf(children));
        parent.children = List.copyOf(children);
        List<Placement> placements = new ArrayList<>();
        placements.add(begin(parent));
        children.forEach(child -> placements.add(new Placement(child.view(), List.of())));
        return placements;
    }

    /** Orders of which one fill ends the others: none matches before all have entered. */
    List<Placement> placeSiblings(List<NewOrder> requests) {
        List<LiveOrder> siblings = requests.stream().map(registry::order).toList();
        siblings.forEach(order -> order.siblings = siblings);
        siblings.forEach(this::enter);
        List<List<Execution>> executions =
                siblings.stream().map(this::runIfStillTaken).toList();
        return IntStream.range(0, siblings.size())
                .mapToObj(place -> new Placement(siblings.get(place).view(), executions.get(place)))
                .toList();
    }

    /** Why one of several orders would be refused if they came now, each after those before it came to rest. */
    Optional<EndReason> refusal(List<NewOrder> requests) {
        List<LiveOrder> orders = registry.sketches(requests);
        try {
            for (LiveOrder order : orders) {
                Optional<EndReason> refusal = refusal(order);
                if (refusal.isPresent()) {
                    return refusal;
                }
                reserve(order);
            }
            return Optional.empty();
        } finally {
            orders.forEach(order -> order.account.open.remove(order.id));
        }
    }

    /** Lets what an order would lock while it rests be missing to those that come after it. */
    private static void reserve(LiveOrder order) {
        if (order.isWorking() && order.request().mayRest()) {
            order.account.open.put(order.id, order);
        }
    }

    private Placement begin(LiveOrder order) {
        enter(order);
        List<Execution> executions = run(order);
        return new Placement(order.view(), executions);
    }

    /** Refuses an order, or announces it; one that waits for its price does so from now on. */
    private void enter(LiveOrder order) {
        MarketState market = registry.market(order.product.symbol());
        Optional<EndReason> refusal = refusal(order);
        if (refusal.isPresent()) {
            reject(order, refusal.get());
            order.children.forEach(child -> matcher.end(child, market, EndReason.PARENT_ENDED));
            return;
        }
        if (!order.isWorking()) {
            market.waiting.put(order.id, order);
            market.stirred = true;
            order.account.open.put(order.id, order);
        }
        happenings.accepted(order);
    }

    /** Matches what has entered and works: another order may have ended it since. */
    private List<Execution> run(LiveOrder order) {
        return order.isOpen() && order.isWorking()
                ? matcher.run(order, registry.market(order.product.symbol()))
                : List.of();
    }

    /** The same after other orders, which may have taken from book and margin what its entry was judged by. */
    private List<Execution> runIfStillTaken(LiveOrder order) {
        Optional<EndReason> refusal = order.isOpen() && order.isWorking() ? refusal(order) : Optional.empty();
        refusal.ifPresent(reason -> matcher.end(order, registry.market(order.product.symbol()), reason));
        return run(order);
    }

    private Optional<EndReason> refusal(LiveOrder order) {
        MarketState market = registry.market(order.product.symbol());
        if (order.isWorking()) {
            order.bindTo(market.mark());
            return refusal(order, market);
        }
        Trigger trigger = order.request().trigger();
        boolean trails = trigger != null && trigger.callback() != null;
        return trigger != null && !trails && trigger.reached(market.price(trigger.source()))
                ? Optional.of(EndReason.WOULD_TRIGGER)
                : Optional.empty();
    }

    private Optional<EndReason> refusal(LiveOrder order, MarketState market) {
        return Admission.refusal(order, market.book, market.mark(), () -> registry.appraisal()
                .of(order.account, order.account.pool(order)));
    }

    private void reject(LiveOrder order, EndReason reason) {
        order.end(OrderStatus.REJECTED, reason, registry.clock.instant());
        happenings.ended(order);
    }

    /** Lets conditional orders work whose price has come, until none is left. */
    void fireTriggers() {
        boolean again = true;
        while (again) {
            again = false;
            for (MarketState market : registry.markets()) {
                if (market.stirred) {
                    market.stirred = false;
                    again = fire(market) || again;
                }
            }
        }
    }

    private boolean fire(MarketState market) {
        List<LiveOrder> fired = market.waiting.values().stream()
                .filter(order -> hasCome(order, market))
                .toList();
        for (LiveOrder order : fired) {
            // an order before it may have ended it
            if (order.isOpen()) {
                work(order, market);
            }
        }
        return !fired.isEmpty();
    }

    private static boolean hasCome(LiveOrder order, MarketState market) {
        Trigger trigger = order.request().trigger();
        return trigger != null
                && order.firesAt(market.price(trigger.source()))
                && trigger.trusts(market.mark(), market.price(Trigger.Source.LAST));
    }

    private void work(LiveOrder order, MarketState market) {
        market.waiting.remove(order.id);
        order.account.open.remove(order.id);
        order.fire(registry.clock.instant());
        order.bindTo(market.mark());
        happenings.triggered(order);
        EndReason refusal = order.remaining().signum() == 0
                ? EndReason.NOTHING_TO_REDUCE
                : refusal(order, market).orElse(null);
        if (refusal == null) {
            matcher.run(order, market);
        } else {
            matcher.end(order, market, refusal == EndReason.WOULD_INCREASE ? EndReason.NOTHING_TO_REDUCE : refusal);
        }
    }

    /** Changes an open order in place: it keeps its number and loses its place in the queue. */
    VenueOrder rearm(LiveOrder order, Trigger trigger) {
        order.amend(order.request().withTrigger(trigger), registry.clock.instant());
        happenings.amended(order);
        return order.view();
    }

    Amendment amend(LiveOrder order, BigDecimal quantity, @Nullable BigDecimal price) {
        MarketState market = registry.market(order.product.symbol());
        NewOrder before = order.request();
        NewOrder after = before.withSize(quantity, price);
        if (!order.isWorking()) {
            order.amend(after, registry.clock.instant());
            happenings.amended(order);
            return new Amendment(order.view(), null, List.of());
        }
        market.book.remove(order);
        order.account.open.remove(order.id);
        order.amend(after, registry.clock.instant());
        Optional<EndReason> refusal = order.remaining().signum() <= 0 ? Optional.empty() : refusal(order, market);
        if (refusal.isPresent()) {
            order.amend(before, registry.clock.instant());
            market.book.add(order);
            order.account.open.put(order.id, order);
            return new Amendment(order.view(), refusal.get(), List.of());
        }
        happenings.amended(order);
        if (order.remaining().signum() <= 0) {
            matcher.end(order, market, EndReason.CANCELED_BY_OWNER);
            return new Amendment(order.view(), null, List.of());
        }
        List<Execution> executions = matcher.run(order, market);
        return new Amendment(order.view(), null, executions);
    }
}
