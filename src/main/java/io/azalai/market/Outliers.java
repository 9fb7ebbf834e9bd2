package io.azalai.market;

import io.azalai.model.BestBidOffer;
import io.azalai.model.Event;
import io.azalai.model.Level;
import io.azalai.model.MarkPrice;
import io.azalai.model.OrderBook;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells absurd prices from real moves: a price further than a limit from the last believed one is not believed, unless
 * three in a row say so. Each flow has a memory of its own. Safe for many threads.
 */
public final class Outliers {

    private static final int BELIEVED_AFTER = 3;
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal TWO = new BigDecimal(2);

    private final Map<String, Memory> memories = new ConcurrentHashMap<>();

    /**
     * Whether the price of an event is plausible; events without a price always are.
     *
     * @param flow whose memory is used: the route id
     * @param maxPercent largest believed move against the last believed price, in percent, a decimal as YAML gives it
     */
    public boolean isPlausible(Event event, String flow, String maxPercent) {
        BigDecimal price = price(event);
        if (price == null) {
            return true;
        }
        String key = flow + "|" + event.dataset().kebab() + "|" + event.key();
        return memories.computeIfAbsent(key, none -> new Memory()).isPlausible(price, new BigDecimal(maxPercent));
    }

    private static @Nullable BigDecimal price(Event event) {
        if (event instanceof Trade trade) {
            return trade.price();
        }
        if (event instanceof MarkPrice mark) {
            return mark.markPrice();
        }
        if (event instanceof Ticker ticker) {
            return ticker.lastPrice() != null ? ticker.lastPrice() : middle(ticker.bidPrice(), ticker.askPrice());
        }
        if (event instanceof BestBidOffer bbo) {
            return middle(bbo.bidPrice(), bbo.askPrice());
        }
        return event instanceof OrderBook book ? middle(best(book.bids()), best(book.asks())) : null;
    }

    private static @Nullable BigDecimal middle(@Nullable BigDecimal bid, @Nullable BigDecimal ask) {
        return bid == null || ask == null ? null : bid.add(ask).divide(TWO);
    }

    private static @Nullable BigDecimal best(List<Level> side) {
        return side.isEmpty() ? null : side.get(0).price();
    }

    /** The last believed price of one flow and key. Safe for many threads: one lock. */
    private static final class Memory {
        /** Null before the first. */
        private @Nullable BigDecimal believed;

        private int doubts;

        synchronized boolean isPlausible(BigDecimal price, BigDecimal maxPercent) {
            if (price.signum() <= 0) {
                return false;
            }
            boolean near = believed == null
                    || price.subtract(believed).abs().multiply(HUNDRED).compareTo(believed.multiply(maxPercent)) <= 0;
            doubts = near ? 0 : doubts + 1;
            if (near || doubts >= BELIEVED_AFTER) {
                believed = price;
                doubts = 0;
                return true;
            }
            return false;
        }
    }
}
