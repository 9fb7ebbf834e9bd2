package io.azalai.api;

import io.azalai.model.Balance;
import io.azalai.model.BestBidOffer;
import io.azalai.model.Candle;
import io.azalai.model.Fill;
import io.azalai.model.Instrument;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderBook;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import io.azalai.trade.BatchReply;
import io.azalai.trade.CancelAllReply;
import io.azalai.trade.OrderReply;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Capability;
import io.azalai.venue.FeeRates;
import io.azalai.venue.Lane;
import io.azalai.venue.LimitState;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.Pages;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What one account can ask and do in one market of a venue, as futures; {@link SpotService} waits for them. They fail
 * with a {@link VenueException}, whose outcome tells whether anything was sent, or with an {@code
 * IllegalArgumentException} that names the argument; no call throws at once. Callbacks of the futures may wait for
 * further answers: they run on threads that nothing else needs, as many as wait at once. Safe for many threads.
 */
public sealed class AsyncSpotService permits AsyncFuturesService {

    final Engine engine;
    final OpenVenue venue;
    final Market market;
    final String account;
    final MarketDoor door;
    private final OrderReading orders;

    AsyncSpotService(MarketDoor door, String account) {
        this.door = door;
        this.engine = door.engine;
        this.venue = door.venue;
        this.market = door.market;
        this.account = Given.the(account, "account");
        this.orders = new OrderReading(door, this.account);
    }

    /** See {@link SpotService#getInstruments}. */
    public CompletableFuture<List<Instrument>> getInstruments() {
        return Answers.of(() -> {
            engine.requireOpen();
            return CompletableFuture.completedFuture(venue.symbols().all().stream()
                    .filter(instrument -> instrument.listing().market() == market)
                    .toList());
        });
    }

    /** See {@link SpotService#getTicker}. */
    public CompletableFuture<Ticker> getTicker(String symbol) {
        return Answers.of(() -> door.tickers.of(listing(symbol)));
    }

    /** See {@link SpotService#getTickers}. */
    public CompletableFuture<List<Ticker>> getTickers() {
        return send(new MarketRequest.ReadTickers(market, null));
    }

    /** See {@link SpotService#getOrderBook}. */
    public CompletableFuture<OrderBook> getOrderBook(String symbol, int depth) {
        return Answers.of(() -> send(new MarketRequest.ReadBook(listing(symbol), Given.positive(depth, "depth"))));
    }

    /** See {@link SpotService#getTrades}. */
    public CompletableFuture<List<Trade>> getTrades(String symbol, int limit) {
        return Answers.of(() -> send(new MarketRequest.ReadTrades(listing(symbol), Given.positive(limit, "limit"))));
    }

    /** See {@link SpotService#getQuotes}. */
    public CompletableFuture<List<BestBidOffer>> getQuotes() {
        return send(new MarketRequest.ReadQuotes(market, null));
    }

    /** See {@link SpotService#getLastPrices}. */
    public CompletableFuture<List<Ticker>> getLastPrices() {
        return send(new MarketRequest.ReadLastPrices(market, null));
    }

    /** See {@link SpotService#getPastTrades}. */
    public CompletableFuture<List<Trade>> getPastTrades(String symbol, Instant since, @Nullable Instant until) {
        return Answers.of(() -> {
            MarketRequest.ReadPastTrades first =
                    new MarketRequest.ReadPastTrades(listing(symbol), Given.before(since, until), until, Lane.PAST);
            return Pages.all(since, Trade::tradeId, from -> send(first.from(from)));
        });
    }

    /** See {@link SpotService#getCandles}. */
    public CompletableFuture<List<Candle>> getCandles(
            String symbol, Interval interval, Instant since, @Nullable Instant until) {
        return Answers.of(() -> {
            MarketRequest.ReadCandles first = new MarketRequest.ReadCandles(
                    listing(symbol), Given.the(interval, "interval"), Given.before(since, until), until, Lane.PAST);
            return Pages.all(since, Candle::openTime, from -> send(first.from(from)));
        });
    }

    /** See {@link SpotService#getBalances}. */
    public CompletableFuture<List<Balance>> getBalances() {
        return send(new AccountRequest.ReadBalances(account, market)).thenApply(AsyncSpotService::held);
    }

    /** Venues tell each asset they know, also those of which there is nothing. */
    static List<Balance> held(List<Balance> told) {
        return told.stream().filter(balance -> balance.total().signum() != 0).toList();
    }

    /** See {@link SpotService#getFees}. */
    public CompletableFuture<FeeRates> getFees(String symbol) {
        return Answers.of(() -> send(new AccountRequest.ReadFees(account, listing(symbol))));
    }

    /** See {@link SpotService#getLimits}. */
    public CompletableFuture<List<LimitState>> getLimits() {
        return send(new AccountRequest.ReadLimits(account));
    }

    /** See {@link SpotService#placeOrder(String, OrderTerms)}. */
    public CompletableFuture<Order> placeOrder(String symbol, OrderTerms terms) {
        return Answers.of(() -> order(request(NewOrder.of(symbol, terms), ownId())));
    }

    /** See {@link SpotService#placeOrder(String, OrderTerms, String)}. */
    public CompletableFuture<Order> placeOrder(String symbol, OrderTerms terms, String clientOrderId) {
        return Answers.of(() -> order(request(NewOrder.of(symbol, terms), Given.the(clientOrderId, "clientOrderId"))));
    }

    /** See {@link SpotService#placeOrders}. */
    public CompletableFuture<List<PlacedOrder>> placeOrders(List<NewOrder> orders) {
        return Answers.of(() -> {
            Given.positive(Given.the(orders, "orders").size(), "the number of orders");
            Several several = new Several();
            for (NewOrder order : orders) {
                String id = id(Given.the(order, "each order"));
                several.add(id, () -> request(order, id));
            }
            return several.sent(this::together);
        });
    }

    private String id(NewOrder order) {
        return order.clientOrderId() == null ? ownId() : order.clientOrderId();
    }

    private OrderRequest request(NewOrder order, String id) {
        return OrderRequest.place(id, venue.name(), order.symbol(), order.terms(), now())
                .at(listing(order.symbol()).symbol(), market);
    }

    /** See {@link SpotService#modifyOrder}. */
    public CompletableFuture<Order> modifyOrder(
            String clientOrderId, @Nullable BigDecimal quantity, @Nullable BigDecimal price) {
        return Answers.of(() -> order(OrderRequest.amend(
                        ownId(), venue.name(), Given.the(clientOrderId, "clientOrderId"), quantity, price, now())
                .at(null, market)));
    }

    /** See {@link SpotService#cancelOrder}. */
    public CompletableFuture<Order> cancelOrder(String clientOrderId) {
        return Answers.of(() -> order(cancel(ownId(), Given.the(clientOrderId, "clientOrderId"))));
    }

    private OrderRequest cancel(String id, String target) {
        return OrderRequest.cancel(id, venue.name(), target, now()).at(null, market);
    }

    /** See {@link SpotService#cancelOrderByVenueId}. */
    public CompletableFuture<Order> cancelOrderByVenueId(String symbol, String orderId) {
        return Answers.of(() -> cancelOrder(
                orders.known(listing(symbol), Given.the(orderId, "orderId")).clientOrderId()));
    }

    /** See {@link SpotService#cancelOrders}. */
    public CompletableFuture<List<PlacedOrder>> cancelOrders(List<String> clientOrderIds) {
        return Answers.of(() -> {
            Given.positive(Given.the(clientOrderIds, "clientOrderIds").size(), "the number of orders");
            List<OrderRequest> requests = clientOrderIds.stream()
                    .map(each -> Given.the(each, "each clientOrderId"))
                    .map(each -> cancel(each, each))
                    .toList();
            return together(requests)
                    .thenApply(replies -> replies.stream().map(PlacedOrder::of).toList());
        });
    }

    private CompletableFuture<List<BatchReply>> together(List<OrderRequest> requests) {
        List<OrderRequest> ours =
                requests.stream().map(each -> each.forAccount(account)).toList();
        return door.answered(() -> engine.orders(ours));
    }

    /** See {@link SpotService#cancelAllOrders()}. */
    public CompletableFuture<List<String>> cancelAllOrders() {
        return cancelAll(null);
    }

    /** See {@link SpotService#cancelAllOrders(String)}. */
    public CompletableFuture<List<String>> cancelAllOrders(String symbol) {
        return Answers.of(() -> cancelAll(listing(symbol).symbol()));
    }

    private CompletableFuture<List<String>> cancelAll(@Nullable String symbol) {
        OrderRequest request = OrderRequest.cancelAll(ownId(), venue.name(), now())
                .at(symbol, market)
                .forAccount(account);
        return door.answered(() -> engine.order(request)).thenApply(reply -> ((CancelAllReply) reply).orderIds());
    }

    /** See {@link SpotService#scheduleCancel}. */
    public CompletableFuture<Optional<Instant>> scheduleCancel(@Nullable String symbol, @Nullable Duration after) {
        return Answers.of(() -> {
            Listing only = symbol == null ? null : listing(symbol);
            requires(Capability.DEAD_MAN_SWITCH, "schedule-cancel", "switch that cancels orders");
            return door.set(settings ->
                    settings.scheduleCancel(venue.name(), new TradeRequest.ScheduleCancel(account, only, after)));
        });
    }

    final void requires(Capability capability, String operation, String what) {
        if (!venue.capabilities(market, account).contains(capability)) {
            throw new VenueException(VenueException.notSent(
                    venue.name(),
                    operation,
                    VenueException.NOT_SUPPORTED,
                    venue.name() + " has no " + what + " in " + market));
        }
    }

    /** See {@link SpotService#getOrder}. */
    public CompletableFuture<Order> getOrder(String symbol, String clientOrderId) {
        return Answers.of(() -> orders.byOurId(listing(symbol), Given.the(clientOrderId, "clientOrderId")));
    }

    /** See {@link SpotService#getOrderByVenueId}. */
    public CompletableFuture<Order> getOrderByVenueId(String symbol, String orderId) {
        return Answers.of(() -> orders.byVenueId(listing(symbol), Given.the(orderId, "orderId")));
    }

    /** See {@link SpotService#getOpenOrders}. */
    public CompletableFuture<List<Order>> getOpenOrders() {
        return orders.open();
    }

    /** See {@link SpotService#getOrderHistory}. */
    public CompletableFuture<List<Order>> getOrderHistory(String symbol, Instant since) {
        return Answers.of(() -> orders.past(listing(symbol), Given.instant(since, "since")));
    }

    /** See {@link SpotService#getFills}. */
    public CompletableFuture<List<Fill>> getFills(String symbol, Instant since) {
        return Answers.of(() -> orders.fills(listing(symbol), Given.instant(since, "since")));
    }

    final String ownId() {
        return engine.nextClientOrderId();
    }

    final CompletableFuture<Order> order(OrderRequest request) {
        return door.answered(() -> engine.order(request.forAccount(account)))
                .thenApply(reply -> ((OrderReply) reply).order());
    }

    final <R> CompletableFuture<R> send(VenueRequest<R> request) {
        return door.send(request);
    }

    final Listing listing(String symbol) {
        engine.requireOpen();
        return Given.listing(venue, symbol, market);
    }

    final Instant now() {
        return engine.clock().instant();
    }
}
