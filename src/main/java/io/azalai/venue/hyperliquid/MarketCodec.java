package io.azalai.venue.hyperliquid;

import io.azalai.model.BookPart;
import io.azalai.model.FundingRate;
import io.azalai.model.Level;
import io.azalai.model.Listing;
import io.azalai.model.MarkPrice;
import io.azalai.model.Market;
import io.azalai.model.MarketEvent;
import io.azalai.model.OpenInterest;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import io.azalai.model.Ticker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Public wire records become models (hyperliquid.md section 10). */
final class MarketCodec {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int PERCENT_SCALE = 6;

    private MarketCodec() {}

    /** A book of at most {@code depth} levels a side. */
    static OrderBook book(Listing listing, MarketWire.Book book, int depth, Instant receivedAt) {
        return new OrderBook(
                listing,
                side(book, 0, depth),
                side(book, 1, depth),
                null,
                Numbers.time(book.time()),
                receivedAt,
                Source.REST);
    }

    /** A book of a stream, which is one part of the whole. */
    static OrderBook book(
            Listing listing, String part, List<Level> bids, List<Level> asks, Instant timestamp, Instant receivedAt) {
        List<BookPart> parts = List.of(new BookPart(part, timestamp, bids.size(), asks.size()));
        return new OrderBook(listing, bids, asks, null, parts, timestamp, receivedAt, Source.WS);
    }

    private static List<Level> side(MarketWire.Book book, int side, int depth) {
        return book.levels().get(side).stream()
                .limit(depth)
                .map(level -> new Level(level.px(), level.sz()))
                .toList();
    }

    /**
     * Mark price, funding and open interest of a perpetual, and of any market a ticker that says what the venue knows
     * of 24 hours: volumes, and the change since a day ago of a price that stands for the last one where no trade is
     * known: the mid or, without orders on both sides, the mark (section 10); its quotes come as other events. The
     * venue gives no time, so it is the receive time.
     */
    static void figures(
            Listing listing,
            MarketWire.Context context,
            Instant receivedAt,
            Source source,
            Consumer<? super MarketEvent> out) {
        BigDecimal mark = context.markPx();
        if (mark != null && listing.market() == Market.PERP) {
            out.accept(new MarkPrice(listing, mark, context.oraclePx(), receivedAt, receivedAt, source));
        }
        BigDecimal rate = context.funding();
        if (rate != null) {
            out.accept(funding(listing, rate, context, receivedAt, source));
        }
        BigDecimal open = context.openInterest();
        if (open != null) {
            BigDecimal value = mark == null ? null : open.multiply(mark);
            out.accept(new OpenInterest(listing, open, value, receivedAt, receivedAt, source));
        }
        out.accept(ticker(listing, context, receivedAt, source));
    }

    /** What is paid at the next full hour. */
    private static FundingRate funding(
            Listing listing, BigDecimal rate, MarketWire.Context context, Instant receivedAt, Source source) {
        BigDecimal cap = HistoryCodec.cap(listing);
        return new FundingRate(
                listing,
                rate,
                1,
                HistoryCodec.nextFunding(receivedAt),
                context.markPx(),
                context.oraclePx(),
                rate,
                cap,
                cap == null ? null : cap.negate(),
                receivedAt,
                receivedAt,
                source);
    }

    /**
     * Remembers what prices are measured from, the mark, of spot the mid where it has no mark, and the oracle; hands
     * the figures on.
     */
    static MarketWire.Context remembered(
            Listing listing, MarketWire.Context context, Instant receivedAt, MarkPrices marks) {
        BigDecimal mark = context.markPx() == null ? context.midPx() : context.markPx();
        if (mark != null && mark.signum() > 0) {
            marks.learn(listing, mark, context.oraclePx(), receivedAt);
        }
        return context;
    }

    /** What the figures say of 24 hours; see {@link #figures}. */
    static Ticker ticker(Listing listing, MarketWire.Context context, Instant receivedAt, Source source) {
        BigDecimal last = context.midPx() == null ? context.markPx() : context.midPx();
        BigDecimal change = change(last, context.prevDayPx());
        return new Ticker(
                listing,
                null,
                null,
                null,
                null,
                last,
                context.dayBaseVlm(),
                context.dayNtlVlm(),
                change,
                percent(change, context.prevDayPx()),
                null,
                null,
                receivedAt,
                receivedAt,
                source);
    }

    private static @Nullable BigDecimal change(@Nullable BigDecimal now, @Nullable BigDecimal before) {
        return now == null || before == null ? null : now.subtract(before);
    }

    private static @Nullable BigDecimal percent(@Nullable BigDecimal change, @Nullable BigDecimal before) {
        if (change == null || before == null) {
            return null;
        }
        return before.signum() == 0
                ? BigDecimal.ZERO
                : change.multiply(HUNDRED).divide(before, PERCENT_SCALE, RoundingMode.HALF_UP);
    }
}
