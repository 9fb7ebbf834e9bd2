package io.azalai.simulator.matching;

import io.azalai.model.Market;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One product's book, trades and prices. Guarded by the engine's lock. */
final class MarketState {

    private static final int TRADES_KEPT = 1000;
    private static final BigDecimal SMOOTHING = new BigDecimal("0.02");
    private static final BigDecimal INTEREST = new BigDecimal("0.0001");
    private static final BigDecimal CLAMP = new BigDecimal("0.0005");
    private static final BigDecimal EIGHT = BigDecimal.valueOf(8);

    final Product product;
    final Book book;
    final Deque<Match> trades = new ArrayDeque<>();
    /** Conditional orders whose price has not come, oldest first. */
    final Map<Long, LiveOrder> waiting = new LinkedHashMap<>();
    /** Whether a price moved or a conditional order came since they were last looked at. */
    boolean stirred;

    private RollingDay day = new RollingDay(List.of(RollingDay.Hour.flat(BigDecimal.ONE)));
    private BigDecimal index = BigDecimal.ONE;
    private BigDecimal premium = BigDecimal.ZERO;
    /** Prices of another market that this one goes by; null where it makes its own. */
    private @Nullable Followed followed;

    /**
     * Prices that are made elsewhere.
     *
     * @param fundingRate hourly
     */
    record Followed(BigDecimal mark, BigDecimal index, BigDecimal fundingRate) {}

    MarketState(Product product) {
        this.product = product;
        this.book = new Book(product.symbol());
    }

    /** Gives the product a past and a first price. */
    void begin(RollingDay past) {
        day = past;
        index = past.last();
    }

    void traded(Match match) {
        trades.addFirst(match);
        if (trades.size() > TRADES_KEPT) {
            trades.removeLast();
        }
        day.trade(match.price(), match.quantity());
        stirred = true;
    }

    /** A new index; the premium follows the book's mid slowly. */
    void reprice(BigDecimal price) {
        int scale = product.grid().tickAt(price).stripTrailingZeros().scale();
        index = price.setScale(Math.max(scale, 0) + 1, RoundingMode.HALF_UP);
        premium = premium.add(mid().subtract(index).subtract(premium).multiply(SMOOTHING), MathContext.DECIMAL64);
        day.tick();
        stirred = true;
    }

    /** From now on prices are another market's. */
    void follow(Followed prices) {
        followed = prices;
        index = prices.index();
        stirred = true;
    }

    /** On a perpetual the index and a smoothed premium, on spot the mid; the scale is the index's. */
    BigDecimal mark() {
        if (followed != null) {
            return followed.mark();
        }
        BigDecimal exact = product.market() == Market.SPOT ? mid() : index.add(premium);
        return exact.setScale(Math.max(index.scale(), 1), RoundingMode.HALF_UP);
    }

    /** Hourly rate: eighth of the premium drawn towards the interest of 0.01 % (hyperliquid.md section 8.1). */
    BigDecimal fundingRate() {
        if (product.market() == Market.SPOT) {
            return BigDecimal.ZERO;
        }
        if (followed != null) {
            return followed.fundingRate();
        }
        BigDecimal average = premium.divide(index, MathContext.DECIMAL64);
        BigDecimal drawn = INTEREST.subtract(average).min(CLAMP).max(CLAMP.negate());
        return average.add(drawn).divide(EIGHT, 10, RoundingMode.HALF_UP);
    }

    /** The price that a trigger looks at. */
    BigDecimal price(Trigger.Source source) {
        return switch (source) {
            case MARK -> mark();
            case LAST -> day.last();
        };
    }

    BigDecimal index() {
        return index;
    }

    Statistics statistics(BigDecimal openInterest, Instant time) {
        return new Statistics(
                product.symbol(),
                index,
                mark(),
                day.last(),
                fundingRate(),
                openInterest,
                day.open(),
                day.high(),
                day.low(),
                day.baseVolume(),
                day.quoteVolume(),
                day.trades(),
                lastTradeId(),
                time);
    }

    private @Nullable Long lastTradeId() {
        Match newest = trades.peekFirst();
        return newest == null ? null : newest.id();
    }

    private BigDecimal mid() {
        BigDecimal bid = book.best(Side.BUY).orElse(null);
        BigDecimal ask = book.best(Side.SELL).orElse(null);
        return bid == null || ask == null ? index : bid.add(ask).multiply(new BigDecimal("0.5"));
    }
}
