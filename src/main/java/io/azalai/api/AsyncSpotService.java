package io.azalai.api;

import io.azalai.model.Balance;
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
import io.azalai.trade.CancelAllReply;
import io.azalai.trade.OrderReply;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.FeeRates;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What one account can ask and do in one market of a venue, as futures; {@link SpotService} waits for them. They fail with
 * a {@link io.azalai.venue.VenueException}, whose outcome tells whether anything was sent. Safe for many threads.
 */
public sealed class AsyncSpotService permits AsyncFuturesService {

    final Engine engine;
    final OpenVenue venue;
    final Market market;
    final String account;

    AsyncSpotService(Engine engine, OpenVenue venue, Market market, String account) {
        this.engine = engine;
        this.venue = venue;
        this.market = market;
        this.account = account;
    }

    /** See {@link SpotService#getInstruments}. */
    public List<Instrument> getInstruments() {
        return venue.symbols().all().stream()
                .filter(instrument -> instrument.listing().market() == market)
                .toList();
    }

    /** See {@link SpotService#getTicker}. */
    public CompletableFuture<Ticker> getTicker(String symbol) {
        return new TickerReading(this::send, engine.clock()).of(listing(symbol));
    }

    /** See {@link SpotService#getTickers}. */
    public CompletableFuture<List<Ticker>> getTickers() {
        return send(new MarketRequest.ReadTickers(market, null));
    }

    /** See {@link SpotService#getOrderBook}. */
    public CompletableFuture<OrderBook> getOrderBook(String symbol, int depth) {
        return send(new MarketRequest.ReadBook(listing(symbol), depth));
    }

    /** See {@link SpotService#getTrades}. */
    public CompletableFuture<List<Trade>> getTrades(String symbol, int limit) {
        return send(new MarketRequest.ReadTrades(listing(symbol), limit));
    }

    /** See {@link SpotService#getCandles}. */
    public CompletableFuture<List<Candle>> getCandles(
            String symbol, Interval interval, Instant since, @Nullable Instant until) {
        MarketRequest.ReadCandles first = new MarketRequest.ReadCandles(listing(symbol), interval, since, until);
        return Pages.all(since, from -> send(first.from(from)));
    }

    /** See {@link SpotService#getBalances}. */
    public CompletableFuture<List<Balance>> getBalances() {
        return send(new AccountRequest.ReadBalances(account, market));
    }

    /** See {@link SpotService#getFees}. */
    public CompletableFuture<FeeRates> getFees(String symbol) {
        return send(new AccountRequest.ReadFees(account, listing(symbol)));
    }

    /** See {@link SpotService#placeOrder(String, OrderTerms)}. */
    public CompletableFuture<Order> placeOrder(String symbol, OrderTerms terms) {
        return placeOrder(symbol, terms, "j-" + UUID.randomUUID());
    }

    /** See {@link SpotService#placeOrder(String, OrderTerms, String)}. */
    public CompletableFuture<Order> placeOrder(String symbol, OrderTerms terms, String clientOrderId) {
        return order(OrderRequest.place(clientOrderId, venue.name(), symbol, terms, now())
                .at(listing(symbol).symbol(), market));
    }

    /** See {@link SpotService#modifyOrder}. */
    public CompletableFuture<Order> modifyOrder(
            String clientOrderId, @Nullable BigDecimal quantity, @Nullable BigDecimal price) {
        return order(OrderRequest.amend("j-" + UUID.randomUUID(), venue.name(), clientOrderId, quantity, price, now()));
    }

    /** See {@link SpotService#cancelOrder}. */
    public CompletableFuture<Order> cancelOrder(String clientOrderId) {
        return order(OrderRequest.cancel("j-" + UUID.randomUUID(), venue.name(), clientOrderId, now()));
    }

    /** See {@link SpotService#cancelAllOrders()}. */
    public CompletableFuture<List<String>> cancelAllOrders() {
        return cancelAll(null);
    }

    /** See {@link SpotService#cancelAllOrders(String)}. */
    public CompletableFuture<List<String>> cancelAllOrders(String symbol) {
        return cancelAll(listing(symbol).symbol());
    }

    private CompletableFuture<List<String>> cancelAll(@Nullable String symbol) {
        OrderRequest request = OrderRequest.cancelAll("j-" + UUID.randomUUID(), venue.name(), now())
                .at(symbol, market)
                .forAccount(account);
        return engine.order(request).thenApply(reply -> ((CancelAllReply) reply).orderIds());
    }

    /** See {@link SpotService#getOrder}. */
    public CompletableFuture<Order> getOrder(String symbol, String clientOrderId) {
        return engine.gateway()
                .order(account, clientOrderId)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> send(new AccountRequest.ReadOrder(
                        account, listing(symbol), venue.venueClientOrderId(account, clientOrderId), null)));
    }

    /** See {@link SpotService#getOrderByVenueId}. */
    public CompletableFuture<Order> getOrderByVenueId(String symbol, String orderId) {
        return send(new AccountRequest.ReadOrder(account, listing(symbol), null, orderId));
    }

    /** See {@link SpotService#getOpenOrders}. */
    public CompletableFuture<List<Order>> getOpenOrders() {
        return send(new AccountRequest.ReadOpenOrders(account, market));
    }

    /** See {@link SpotService#getOrderHistory}. */
    public CompletableFuture<List<Order>> getOrderHistory(String symbol, Instant since) {
        AccountRequest.ReadOrderHistory first =
                new AccountRequest.ReadOrderHistory(account, market, listing(symbol), since);
        return Pages.all(since, from -> send(first.from(from)));
    }

    /** See {@link SpotService#getFills}. */
    public CompletableFuture<List<Fill>> getFills(String symbol, Instant since) {
        AccountRequest.ReadFills first = new AccountRequest.ReadFills(account, market, listing(symbol), since);
        return Pages.all(since, from -> send(first.from(from)));
    }

    final CompletableFuture<Order> order(OrderRequest request) {
        return engine.order(request.forAccount(account)).thenApply(reply -> ((OrderReply) reply).order());
    }

    final <R> CompletableFuture<R> send(VenueRequest<R> request) {
        return engine.calls().send(venue.name(), request);
    }

    final Listing listing(String symbol) {
        return venue.symbols().resolve(symbol, market).listing();
    }

    final Instant now() {
        return engine.clock().instant();
    }
}
