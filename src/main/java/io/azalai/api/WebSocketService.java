package io.azalai.api;

import io.azalai.feed.Feed;
import io.azalai.feed.FeedFilter;
import io.azalai.feed.Overflow;
import io.azalai.model.AccountEvent;
import io.azalai.model.Balance;
import io.azalai.model.BestBidOffer;
import io.azalai.model.Candle;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.FeedStatus;
import io.azalai.model.Fill;
import io.azalai.model.FundingRate;
import io.azalai.model.Interval;
import io.azalai.model.Liquidation;
import io.azalai.model.Listing;
import io.azalai.model.MarkPrice;
import io.azalai.model.OpenInterest;
import io.azalai.model.OrderBook;
import io.azalai.model.OrderEvent;
import io.azalai.model.Position;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.VenueException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Streams of one venue. A symbol is the venue's own or canonical; a base asset alone means its perpetual. An unknown
 * one throws {@link InvalidSymbolException} with near matches, and what the venue does not tell of it a {@link
 * VenueException} with the code {@code NOT_SUPPORTED}. What comes first may be the last value known, where that is
 * fresh: no older by its {@code receivedAt} than {@code risk.stale_price_ms}, or of an account {@code
 * risk.account_stale_ms}, and its stream not lost since. What is slow to take events gets the newest quotes, books and
 * marks, and of other data loses the oldest, counted in {@link Subscription#dropped}. Safe for many threads.
 */
public final class WebSocketService {

    private static final int CAPACITY = 10_000;

    /** How long closing waits for a callback that is under way. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Supplier<Feed> feed;
    private final OpenVenue venue;
    private final AtomicLong number;
    private final Predicate<Event> lasting;

    /**
     * Of one venue.
     *
     * @param feed fails once the service is closed
     * @param number of the subscription before, of any venue: each has a name of its own
     * @param lasting whether a value from before a subscription may still be taken for news
     */
    WebSocketService(Supplier<Feed> feed, OpenVenue venue, AtomicLong number, Predicate<Event> lasting) {
        this.feed = feed;
        this.venue = venue;
        this.number = number;
        this.lasting = lasting;
    }

    /** Best prices, last price and the figures of 24 hours. */
    public Subscription subscribeTicker(String symbol, Consumer<Ticker> callback) {
        return market(Dataset.TICKER, symbol, Ticker.class, callback);
    }

    /** The top of the book. */
    public Subscription subscribeBestBidOffer(String symbol, Consumer<BestBidOffer> callback) {
        return market(Dataset.BBO, symbol, BestBidOffer.class, callback);
    }

    /** Twenty levels a side, four times a second at most. */
    public Subscription subscribeOrderBook(String symbol, Consumer<OrderBook> callback) {
        return market(Dataset.ORDER_BOOK, symbol, OrderBook.class, callback);
    }

    /** What anybody trades, one by one. */
    public Subscription subscribeTrades(String symbol, Consumer<Trade> callback) {
        return market(Dataset.TRADE, symbol, Trade.class, callback);
    }

    /**
     * Candles of one interval, a growing one once a second.
     *
     * @throws IllegalArgumentException when candles of the interval are not streamed, see {@link Interval#TOLD}
     */
    public Subscription subscribeCandles(String symbol, Interval interval, Consumer<Candle> callback) {
        FeedFilter filter = new FeedFilter(
                EnumSet.of(Dataset.CANDLE),
                venue.name(),
                null,
                List.of(listed(Dataset.CANDLE, symbol)),
                null,
                Given.the(interval, "interval").streamed());
        return open(filter, Candle.class, callback);
    }

    /** What positions are valued and closed by force at, and the index it follows. */
    public Subscription subscribeMarkPrice(String symbol, Consumer<MarkPrice> callback) {
        return market(Dataset.MARK_PRICE, symbol, MarkPrice.class, callback);
    }

    /** What holding a perpetual costs, whenever the venue tells it. */
    public Subscription subscribeFundingRate(String symbol, Consumer<FundingRate> callback) {
        return market(Dataset.FUNDING_RATE, symbol, FundingRate.class, callback);
    }

    /** How much is held open. */
    public Subscription subscribeOpenInterest(String symbol, Consumer<OpenInterest> callback) {
        return market(Dataset.OPEN_INTEREST, symbol, OpenInterest.class, callback);
    }

    /** Positions of anybody that the venue closes by force. */
    public Subscription subscribeLiquidations(String symbol, Consumer<Liquidation> callback) {
        return market(Dataset.LIQUIDATION, symbol, Liquidation.class, callback);
    }

    /** What happens to an account's orders. */
    public Subscription subscribeOrders(String account, Consumer<OrderEvent> callback) {
        return privately(EnumSet.of(Dataset.ORDER_EVENT), account, OrderEvent.class, callback);
    }

    /** An account's own trades, each once. */
    public Subscription subscribeFills(String account, Consumer<Fill> callback) {
        return privately(EnumSet.of(Dataset.FILL), account, Fill.class, callback);
    }

    /** An account's positions; one that is gone comes flat. */
    public Subscription subscribePositions(String account, Consumer<Position> callback) {
        return privately(EnumSet.of(Dataset.POSITION), account, Position.class, callback);
    }

    /** Balances of an account in both markets; what is gone comes once with zero units. */
    public Subscription subscribeBalances(String account, Consumer<Balance> callback) {
        return privately(EnumSet.of(Dataset.BALANCE), account, Balance.class, callback);
    }

    /** Everything of an account: orders, fills, positions, balances, funding and margin calls. */
    public Subscription subscribeUserData(String account, Consumer<AccountEvent> callback) {
        Set<Dataset> all = EnumSet.of(
                Dataset.ORDER_EVENT,
                Dataset.FILL,
                Dataset.POSITION,
                Dataset.BALANCE,
                Dataset.FUNDING_PAYMENT,
                Dataset.MARGIN_CALL);
        return privately(all, account, AccountEvent.class, callback);
    }

    /** What becomes of the venue's streams: lost, back, gaps. */
    public Subscription subscribeFeedStatus(Consumer<FeedStatus> callback) {
        return open(FeedFilter.of(Dataset.FEED_STATUS).venue(venue.name()), FeedStatus.class, callback);
    }

    private <E extends Event> Subscription market(
            Dataset dataset, String symbol, Class<E> type, Consumer<? super E> callback) {
        FeedFilter filter =
                new FeedFilter(EnumSet.of(dataset), venue.name(), null, List.of(listed(dataset, symbol)), null);
        return open(filter, type, callback);
    }

    private <E extends Event> Subscription privately(
            Set<Dataset> datasets, String account, Class<E> type, Consumer<? super E> callback) {
        if (!venue.accounts().contains(Given.the(account, "account"))) {
            throw new IllegalArgumentException(
                    venue.name() + " has no account '" + account + "'; it has " + venue.accounts());
        }
        return open(new FeedFilter(datasets, venue.name(), null, List.of(), account), type, callback);
    }

    private String listed(Dataset dataset, String symbol) {
        Listing listing = Given.listing(venue, symbol, null);
        if (!venue.serves(dataset, listing.market())) {
            throw new VenueException(VenueException.notSent(
                    venue.name(),
                    "subscribe-" + dataset.kebab(),
                    VenueException.NOT_SUPPORTED,
                    venue.name() + " tells no " + dataset.kebab() + " of " + listing.market() + " symbols, as "
                            + listing.symbol() + " is"));
        }
        return listing.symbol();
    }

    private <E extends Event> Subscription open(FeedFilter filter, Class<E> type, Consumer<? super E> callback) {
        Given.the(callback, "callback");
        String name = "java-" + venue.name() + "-" + number.incrementAndGet();
        Callbacks callbacks = new Callbacks(event -> callback.accept(type.cast(event)), lasting, PATIENCE);
        return new Subscription(
                feed.get().subscribe(name, filter, Overflow.of(filter.datasets()), CAPACITY, callbacks), callbacks);
    }
}
