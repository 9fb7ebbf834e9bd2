package io.azalai.forward;

import io.azalai.model.BestBidOffer;
import io.azalai.model.Event;
import io.azalai.model.Listing;
import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.Ticker;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Order requests for flows in YAML: what a flow knows is the event that triggered it, a side and a quantity. Whether the
 * order may leave is decided elsewhere. Safe for many threads: one atomic counter.
 */
public final class OrderForm {

    private final Clock clock;
    private final AtomicLong counter = new AtomicLong();

    /** Forms dated by the clock. */
    public OrderForm(Clock clock) {
        this.clock = clock;
    }

    /**
     * A limit order at the best opposite price that is filled at once or not at all (IOC), where the event comes from.
     *
     * @param event a ticker or a best bid and offer
     * @param quantity base units, a decimal as YAML gives it
     * @param flow who asks: the route id
     * @throws IllegalArgumentException when the event shows no price on the opposite side
     */
    public OrderRequest cross(Event event, Side side, String quantity, String flow) {
        Listing where = event.where();
        BigDecimal price = opposite(event, side);
        if (where == null || price == null) {
            throw new IllegalArgumentException(
                    "no price to " + side + " at in " + event.dataset().kebab() + " of " + event.key());
        }
        return request(where, side, OrderType.LIMIT, new BigDecimal(quantity), price, TimeInForce.IOC, flow);
    }

    /**
     * A market order, where the event comes from.
     *
     * @param quantity base units, a decimal as YAML gives it
     * @param flow who asks: the route id
     * @throws IllegalArgumentException when the event concerns no instrument
     */
    public OrderRequest market(Event event, Side side, String quantity, String flow) {
        Listing where = event.where();
        if (where == null) {
            throw new IllegalArgumentException(event.dataset().kebab() + " concerns no instrument");
        }
        return request(where, side, OrderType.MARKET, new BigDecimal(quantity), null, null, flow);
    }

    private OrderRequest request(
            Listing where,
            Side side,
            OrderType type,
            BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable TimeInForce timeInForce,
            String flow) {
        Instant now = clock.instant();
        return new OrderRequest(
                OrderAction.NEW,
                "flow-" + now.toEpochMilli() + "-" + counter.incrementAndGet(),
                where.venue(),
                "main",
                where.symbol(),
                where.market(),
                side,
                type,
                quantity,
                price,
                null,
                timeInForce,
                false,
                PositionSide.BOTH,
                null,
                null,
                now,
                flow,
                null);
    }

    private static @Nullable BigDecimal opposite(Event event, Side side) {
        if (event instanceof Ticker ticker) {
            return side == Side.BUY ? ticker.askPrice() : ticker.bidPrice();
        }
        if (event instanceof BestBidOffer bbo) {
            return side == Side.BUY ? bbo.askPrice() : bbo.bidPrice();
        }
        return null;
    }
}
