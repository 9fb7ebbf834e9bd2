package io.azalai.market;

import io.azalai.model.BestBidOffer;
import io.azalai.model.Event;
import io.azalai.model.Fill;
import io.azalai.model.FundingRate;
import io.azalai.model.Level;
import io.azalai.model.MarkPrice;
import io.azalai.model.OrderBook;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells news from what a flow has seen: a trade or fill by its id, other market data by what it says apart from its
 * times, anything else by all of it. Each flow remembers its last events by itself. Safe for many threads: one lock a
 * flow.
 */
public final class Duplicates {

    private static final int REMEMBERED = 20_000;

    private final Map<String, Recent> memories = new ConcurrentHashMap<>();

    /**
     * Whether the flow sees this for the first time, or again after something else.
     *
     * @param flow whose memory is used: the route id
     */
    public boolean isNew(Event event, String flow) {
        return memories.computeIfAbsent(flow, none -> new Recent()).isNew(slot(event), meaning(event));
    }

    private static String slot(Event event) {
        String slot = event.dataset().kebab() + "|" + event.key();
        if (event instanceof Trade trade) {
            return slot + "|" + trade.tradeId();
        }
        return event instanceof Fill fill ? slot + "|" + fill.tradeId() + "|" + fill.orderId() : slot;
    }

    private static Object meaning(Event event) {
        if (event instanceof Trade || event instanceof Fill) {
            return true;
        }
        if (event instanceof BestBidOffer bbo) {
            return numbers(bbo.bidPrice(), bbo.bidQuantity(), bbo.askPrice(), bbo.askQuantity());
        }
        if (event instanceof MarkPrice mark) {
            return numbers(mark.markPrice(), mark.indexPrice());
        }
        if (event instanceof FundingRate funding) {
            return Arrays.asList(numbers(funding.rate()), funding.nextFundingTime());
        }
        if (event instanceof OrderBook book) {
            return List.of(levels(book.bids()), levels(book.asks()));
        }
        return event instanceof Ticker ticker ? meaning(ticker) : event;
    }

    private static Object meaning(Ticker ticker) {
        return numbers(
                ticker.bidPrice(),
                ticker.bidQuantity(),
                ticker.askPrice(),
                ticker.askQuantity(),
                ticker.lastPrice(),
                ticker.volume());
    }

    private static List<List<@Nullable BigDecimal>> levels(List<Level> levels) {
        return levels.stream()
                .map(level -> numbers(level.price(), level.quantity()))
                .toList();
    }

    /** The numbers, however many zeros pad them. */
    private static List<@Nullable BigDecimal> numbers(@Nullable BigDecimal... values) {
        List<@Nullable BigDecimal> numbers = new ArrayList<>(values.length);
        for (BigDecimal value : values) {
            numbers.add(value == null ? null : value.stripTrailingZeros());
        }
        return numbers;
    }

    /** What one flow saw last. Safe for many threads: one lock. */
    private static final class Recent {
        private final Map<String, Object> meanings = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Object> eldest) {
                return size() > REMEMBERED;
            }
        };

        synchronized boolean isNew(String slot, Object meaning) {
            return !meaning.equals(meanings.put(slot, meaning));
        }
    }
}
