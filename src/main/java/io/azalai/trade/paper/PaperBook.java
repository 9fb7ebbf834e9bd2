package io.azalai.trade.paper;

import io.azalai.model.AggressorSide;
import io.azalai.model.FundingRate;
import io.azalai.model.Listing;
import io.azalai.model.MarkPrice;
import io.azalai.model.Market;
import io.azalai.model.OrderBook;
import io.azalai.model.Side;
import io.azalai.model.Trade;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.FollowedMarket;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands the real market on to the engine. Guarded by the paper venue's lock. */
final class PaperBook {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Engine engine;
    private final FollowedMarket market;
    private final Clock clock;
    private final Map<String, PaperTerms> terms = new LinkedHashMap<>();
    private final Map<String, Priced> prices = new LinkedHashMap<>();
    private final Map<String, Instant> booksAt = new LinkedHashMap<>();
    private final Map<String, Instant> fundingAt = new LinkedHashMap<>();

    /**
     * Prices of a perpetual.
     *
     * @param hourly funding rate, a fraction
     */
    private record Priced(BigDecimal mark, BigDecimal index, BigDecimal hourly) {}

    PaperBook(Engine engine, Clock clock) {
        this.engine = engine;
        this.market = new FollowedMarket(engine);
        this.clock = clock;
    }

    /** Lists what may be traded; what is listed already stays as it is. */
    void list(PaperTerms listed) {
        if (terms.putIfAbsent(listed.product().symbol(), listed) == null) {
            engine.list(listed.product());
        }
    }

    /** The terms of what is listed. */
    Collection<PaperTerms> terms() {
        return terms.values();
    }

    /** On which terms that is traded; null when it is not listed here. */
    @Nullable PaperTerms terms(String symbol) {
        return terms.get(symbol);
    }

    /** Last mark prices. */
    Map<String, BigDecimal> marks() {
        Map<String, BigDecimal> marks = new LinkedHashMap<>();
        prices.forEach((symbol, priced) -> marks.put(symbol, priced.mark()));
        return marks;
    }

    /** Goes by an old mark until there is news. */
    void remember(String symbol, BigDecimal mark) {
        Priced priced = new Priced(mark, mark, BigDecimal.ZERO);
        prices.put(symbol, priced);
        hand(symbol, priced);
    }

    /** Whether a book of it was told within the last two seconds. */
    boolean isFresh(Listing listing) {
        Instant told = booksAt.get(PaperTerms.key(listing));
        return told != null && !told.plus(FRESH).isBefore(clock.instant());
    }

    /** Whether nothing can be valued for want of a mark price. */
    boolean lacksMark(Listing listing) {
        return listing.market() == Market.PERP && !prices.containsKey(PaperTerms.key(listing));
    }

    void learn(OrderBook book) {
        String symbol = PaperTerms.key(book.listing());
        if (terms.containsKey(symbol)) {
            market.book(symbol, book.bids(), book.asks());
            Priced waiting = prices.get(symbol);
            if (booksAt.put(symbol, clock.instant()) == null && waiting != null) {
                hand(symbol, waiting);
            }
        }
    }

    void learn(Trade trade) {
        String symbol = PaperTerms.key(trade.listing());
        if (terms.containsKey(symbol) && trade.side() != AggressorSide.UNKNOWN) {
            Side side = trade.side() == AggressorSide.BUY ? Side.BUY : Side.SELL;
            market.trade(symbol, side, trade.price(), trade.quantity(), trade.timestamp());
        }
    }

    void learn(MarkPrice told) {
        String symbol = PaperTerms.key(told.listing());
        Priced before = prices.get(symbol);
        if (terms.containsKey(symbol)) {
            BigDecimal index = told.indexPrice() == null ? told.markPrice() : told.indexPrice();
            price(symbol, new Priced(told.markPrice(), index, before == null ? BigDecimal.ZERO : before.hourly()));
        }
    }

    /** An interval that is over is paid for at the rate last told in it. */
    void learn(FundingRate rate) {
        String symbol = PaperTerms.key(rate.listing());
        Priced before = prices.get(symbol);
        if (before == null) {
            return;
        }
        Instant next = rate.nextFundingTime();
        if (next != null) {
            Instant due = fundingAt.put(symbol, next);
            if (due != null && next.isAfter(due)) {
                market.funding(symbol, rate.intervalHours(), due);
            }
        }
        BigDecimal hourly = rate.rate().divide(BigDecimal.valueOf(rate.intervalHours()), MathContext.DECIMAL64);
        price(symbol, new Priced(before.mark(), before.index(), hourly));
    }

    /** Before the first book there is nobody to meet: what would fire or be liquidated by a new price waits for one. */
    private void price(String symbol, Priced priced) {
        boolean first = prices.put(symbol, priced) == null;
        if (first || booksAt.containsKey(symbol)) {
            hand(symbol, priced);
        }
    }

    private void hand(String symbol, Priced priced) {
        market.prices(symbol, priced.mark(), priced.index(), priced.hourly());
    }

    /** The margin wallets that what is listed is paid from. */
    List<String> pools() {
        return terms.values().stream()
                .filter(listed -> listed.market() == Market.PERP)
                .map(PaperTerms::quote)
                .distinct()
                .toList();
    }
}
