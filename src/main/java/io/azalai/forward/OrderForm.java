package io.azalai.forward;

import io.azalai.model.BestBidOffer;
import io.azalai.model.Event;
import io.azalai.model.Listing;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import io.azalai.model.Ticker;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Order requests for flows in YAML: what a flow knows is the event that triggered it, a side and a quantity. Whether
 * the order may leave is decided elsewhere. Safe for many threads: one atomic counter.
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
        return request(
                where, OrderTerms.limit(side, new BigDecimal(quantity), price).inForce(TimeInForce.IOC), flow);
    }

    /**
     * A market order, where the event comes from.
     *
     * @param quantity base units, a decimal as YAML gives it
     * @param flow who asks: the route id
     * @throws IllegalArgumentException when the event concerns no instrument
     */
    public OrderRequest market(Event event, Side side, String quantity, String flow) {
        return request(instrument(event), OrderTerms.market(side, new BigDecimal(quantity)), flow);
    }

    /**
     * An order that the venue works off at the market over some minutes, where the event comes from.
     *
     * @param quantity base units in all, a decimal as YAML gives it
     * @param flow who asks: the route id
     * @throws IllegalArgumentException when the event concerns no instrument
     */
    public OrderRequest twap(Event event, Side side, String quantity, int minutes, String flow) {
        OrderTerms terms = OrderTerms.twap(side, new BigDecimal(quantity), Duration.ofMinutes(minutes));
        return request(instrument(event), terms, flow);
    }

    private static Listing instrument(Event event) {
        Listing where = event.where();
        if (where == null) {
            throw new IllegalArgumentException(event.dataset().kebab() + " concerns no instrument");
        }
        return where;
    }

    private String id(Instant now) {
        return "flow-" + now.toEpochMilli() + "-" + counter.incrementAndGet();
    }

    private OrderRequest request(Listing where, OrderTerms terms, String flow) {
        Instant now = clock.instant();
        return OrderRequest.place(id(now), where.venue(), where.symbol(), terms, now)
                .at(where.symbol(), where.market())
                .by(flow);
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
