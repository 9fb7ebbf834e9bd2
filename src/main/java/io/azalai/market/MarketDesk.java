package io.azalai.market;

import io.azalai.model.BestBidOffer;
import io.azalai.model.BookDelta;
import io.azalai.model.Candle;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.MarketEvent;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import io.azalai.model.Wanted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where decoded events become the events that flows read: deltas become books, what venues send apart becomes a ticker,
 * prices are learnt, and the rest passes. Safe for many threads: events of different listings do not meet, those of one
 * listing take turns.
 */
public final class MarketDesk {

    private static final Logger LOG = LoggerFactory.getLogger(MarketDesk.class);
    private static final Duration BOOK_INTERVAL = Duration.ofMillis(250);
    private static final Duration TICKER_INTERVAL = Duration.ofMillis(100);
    private static final int DEPTH = 20;

    private final Clock clock;
    private final ReferencePrices prices;
    private final BiPredicate<Dataset, Listing> wanted;
    private final Map<String, BookAssembly> assemblies = new ConcurrentHashMap<>();
    private final Map<String, SnapshotBook> snapshots = new ConcurrentHashMap<>();
    private final Map<String, CompositeBook> composites = new ConcurrentHashMap<>();
    private final Map<String, TickerComposer> tickers = new ConcurrentHashMap<>();
    private final Map<String, TradeMemory> trades = new ConcurrentHashMap<>();
    private final CandleDesk candles;

    /**
     * A desk that teaches {@code prices} what it sees.
     *
     * @param wanted whether anybody wants a dataset of a listing now; of candles it is asked again at
     *     {@link #interestChanged}
     */
    public MarketDesk(
            Clock clock, ReferencePrices prices, CandleSettings settings, BiPredicate<Dataset, Listing> wanted) {
        this.clock = clock;
        this.prices = prices;
        this.wanted = wanted;
        this.candles = new CandleDesk(settings, listing -> wanted.test(Dataset.CANDLE, listing));
    }

    /**
     * Events for the feed, in order. The body of the ingest route: one decoded event or a collection of them. Candles
     * that follow from them come by {@link #due}.
     *
     * @throws IllegalArgumentException when the body is neither
     */
    public List<Event> compose(Object body) {
        Collection<?> events = body instanceof Collection<?> several ? several : List.of(body);
        List<Event> out = new ArrayList<>(events.size());
        Consumer<Event> sink = out::add;
        Instant now = clock.instant();
        for (Object each : events) {
            if (!(each instanceof Event event)) {
                throw new IllegalArgumentException(
                        "the market takes events, was " + each.getClass().getName());
            }
            compose(event, now, sink);
        }
        return out;
    }

    /**
     * Candles, events that were held back by their pace, and requests for snapshots that are due again. Call it often,
     * and from one thread that publishes them: one candle must not overtake another of its listing.
     */
    public List<Event> due() {
        List<Event> out = new ArrayList<>();
        Instant now = clock.instant();
        Consumer<Event> asking = event -> tell(event, out);
        Consumer<Event> books = published(asking);
        each(assemblies, book -> book.due(now, books));
        each(snapshots, book -> book.due(now, books));
        each(composites, book -> book.due(now, books::accept));
        each(tickers, ticker -> ticker.due(now, asking));
        candles.due(now, out::add);
        return out;
    }

    /** One that fails costs the others nothing. */
    private static <T> void each(Map<String, T> all, Consumer<T> due) {
        all.forEach((key, one) -> {
            try {
                due.accept(one);
            } catch (RuntimeException failure) {
                LOG.error("what is due of {} failed, and the rest goes on", key, failure);
            }
        });
    }

    /** What nobody wants any more is not read, and what asks for it ends. */
    private void tell(Event event, List<Event> out) {
        if (event instanceof Wanted.Book book && !wantsBook(book.listing())) {
            assemblies.remove(book.listing().key());
        } else if (event instanceof FeedStatus resync && resync.where() != null && !wantsBook(resync.where())) {
            return; // of a book that ends with the request after it
        } else if (event instanceof Wanted.Bars hours && !wanted.test(Dataset.TICKER, hours.listing())) {
            tickers.remove(hours.listing().key());
        } else {
            out.add(event);
        }
    }

    private boolean wantsBook(Listing listing) {
        return wanted.test(Dataset.ORDER_BOOK, listing) || wanted.test(Dataset.BOOK_DELTA, listing);
    }

    /**
     * Whether that which was asked for is still to be read when its turn comes: what was asked for again while it was
     * read has come.
     */
    public boolean lacks(Wanted asked) {
        if (asked instanceof Wanted.Book lost) {
            BookAssembly book = assemblies.get(lost.listing().key());
            return book != null && book.lacks();
        }
        if (!(asked instanceof Wanted.Bars bars)) {
            return false;
        }
        if (bars.purpose() != Wanted.Bars.Purpose.TICKER_HOURS) {
            return candles.lacks(bars);
        }
        TickerComposer ticker = tickers.get(bars.listing().key());
        return ticker != null && ticker.lacksHours();
    }

    /** The books of these listings, whole as they are now, for readers of deltas that come late. */
    public List<BookDelta> wholeBooks(Predicate<Listing> wanted) {
        Instant now = clock.instant();
        return assemblies.values().stream()
                .filter(book -> wanted.test(book.listing()))
                .flatMap(book -> book.whole(now).stream())
                .toList();
    }

    /** Makes candles good by a venue's minutes, which were read because they were {@code wanted}. */
    public void backfill(Wanted.Bars wanted, List<Candle> minutes) {
        candles.backfill(wanted.listing(), bars(wanted, minutes), clock.instant());
    }

    /** Makes candles of the days before of a venue's hours, which were read because they were {@code wanted}. */
    public void history(Wanted.Bars wanted, List<Candle> hours) {
        candles.history(wanted.listing(), bars(wanted, hours), clock.instant());
    }

    /** The ticker for the feed out of a venue's hours of the day, which were read because they were {@code wanted}. */
    public List<Event> range(Wanted.Bars wanted, List<Candle> hours) {
        List<Event> out = new ArrayList<>();
        ticker(wanted.listing()).on(hours, clock.instant(), out::add);
        return out;
    }

    private static VenueBars bars(Wanted.Bars wanted, List<Candle> told) {
        return new VenueBars(wanted.since(), told, wanted.timestamp());
    }

    /** Somebody wants other events than before: no candles are made any more of what nobody wants any of. */
    public void interestChanged() {
        candles.interestChanged();
    }

    /** Learns what is listed, for what depends on the grid of prices. */
    public void learn(Instrument instrument) {
        candles.learn(instrument);
    }

    private void compose(Event event, Instant now, Consumer<Event> out) {
        if (event instanceof Trade trade && !isNew(trade)) {
            return;
        }
        if (event instanceof MarketEvent market) {
            prices.learn(market);
        }
        if (event instanceof BookDelta delta) {
            BookAssembly assembly = assembly(delta.listing());
            if (assembly != null) {
                assembly.on(delta, now, published(out));
            }
        } else if (event instanceof OrderBook book) {
            onBook(book, now, out);
        } else if (event instanceof Candle candle) {
            onCandle(candle, now, out);
        } else if (event instanceof Ticker partial) {
            ticker(partial.listing()).on(partial, now, out);
        } else {
            out.accept(event);
            onPassed(event, now, out);
        }
    }

    private boolean isNew(Trade trade) {
        return trades.computeIfAbsent(trade.key(), none -> new TradeMemory()).isNew(trade.tradeId());
    }

    private void onPassed(Event event, Instant now, Consumer<Event> out) {
        if (event instanceof BestBidOffer bbo) {
            ticker(bbo.listing()).on(bbo, now, out);
            CompositeBook composite = composites.get(bbo.key());
            if (composite != null) {
                composite.on(bbo, now, published(out)::accept);
            }
        } else if (event instanceof Trade trade) {
            ticker(trade.listing()).on(trade, now, out);
            candles.on(trade, now);
        } else if (event instanceof FeedStatus status) {
            onStatus(status, now);
        }
    }

    private void onStatus(FeedStatus status, Instant now) {
        candles.on(status, now);
        if (status.restored()) {
            tickersOf(status, Dataset.TICKER).forEach(ticker -> ticker.restored(now));
            assembliesOf(status).forEach(BookAssembly::restored);
        } else if (status.interrupted()) {
            tickersOf(status, Dataset.BBO).forEach(TickerComposer::forgetQuotes);
            assembliesOf(status).forEach(BookAssembly::lost);
            if (status.status() == FeedState.DOWN) {
                onDown(status);
            }
        }
    }

    /** A silent part costs a composed book none of the others: what is too old to be true falls out by itself. */
    private void onDown(FeedStatus status) {
        composites.values().stream()
                .filter(book -> status.concerns(book.listing(), Dataset.ORDER_BOOK))
                .forEach(book -> book.forget(status.channel()));
    }

    private Stream<TickerComposer> tickersOf(FeedStatus status, Dataset made) {
        return tickers.values().stream().filter(ticker -> status.concerns(ticker.listing(), made));
    }

    private Stream<BookAssembly> assembliesOf(FeedStatus status) {
        return assemblies.values().stream().filter(book -> status.concerns(book.listing(), Dataset.BOOK_DELTA));
    }

    /** Hours tell a ticker its range; minutes are compared with ours, which are the ones that are published. */
    private void onCandle(Candle candle, Instant now, Consumer<Event> out) {
        if (DayRange.takes(candle)) {
            ticker(candle.listing()).on(candle, now, out);
        } else {
            candles.on(candle, now);
        }
    }

    private void onBook(OrderBook book, Instant now, Consumer<Event> out) {
        if (!book.parts().isEmpty()) {
            composites
                    .computeIfAbsent(book.key(), none -> new CompositeBook(book.listing(), DEPTH, BOOK_INTERVAL))
                    .on(book, now, published(out)::accept);
            return;
        }
        if (book.source() == Source.REST) {
            BookAssembly assembly = assemblies.get(book.key());
            if (assembly != null) {
                assembly.on(book, now, published(out));
            }
        } else {
            snapshots
                    .computeIfAbsent(book.key(), none -> new SnapshotBook(DEPTH, BOOK_INTERVAL))
                    .on(book, now, published(out));
        }
    }

    /** Books on their way out, which say how many updates may be folded into them. */
    private Consumer<Event> published(Consumer<Event> out) {
        return event -> {
            if (event instanceof OrderBook book) {
                prices.learn(book);
                out.accept(book.conflated(BOOK_INTERVAL));
            } else {
                out.accept(event);
            }
        };
    }

    /** Null where nobody wants the book: its deltas were on their way. */
    private @Nullable BookAssembly assembly(Listing listing) {
        BookAssembly known = assemblies.get(listing.key());
        return known != null || !wantsBook(listing)
                ? known
                : assemblies.computeIfAbsent(listing.key(), none -> new BookAssembly(listing, BOOK_INTERVAL));
    }

    private TickerComposer ticker(Listing listing) {
        return tickers.computeIfAbsent(listing.key(), none -> new TickerComposer(listing, TICKER_INTERVAL));
    }
}
