package io.azalai.api;

import io.azalai.model.Balance;
import io.azalai.model.BestBidOffer;
import io.azalai.model.Candle;
import io.azalai.model.Fill;
import io.azalai.model.Instrument;
import io.azalai.model.Interval;
import io.azalai.model.Order;
import io.azalai.model.OrderBook;
import io.azalai.model.OrderTerms;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import io.azalai.venue.FeeRates;
import io.azalai.venue.LimitState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one account can ask and do in one market of a venue, waiting for the answer; {@link #async} is the same without
 * waiting. A symbol is the venue's own, canonical, or on spot a base asset alone.
 *
 * <p>Every method throws {@link io.azalai.venue.VenueException}: {@code InvalidSymbolException} for a symbol nobody
 * knows, with near ones; {@code RateLimitException} with how long to wait; {@code VenueUnavailableException}; and those
 * that change something also {@code RiskRejectedException} with the decision, {@code InsufficientBalanceException},
 * {@code OrderRejectedException}, and {@code OutcomeUnknownException}, after which the service asks the venue by
 * itself: do not send again. What a venue lacks fails with the code {@code NOT_SUPPORTED}. An argument that is missing
 * or cannot be meant throws an {@code IllegalArgumentException} that names it. Safe for many threads.
 */
public sealed class SpotService permits FuturesService {

    private final AsyncSpotService async;

    SpotService(AsyncSpotService async) {
        this.async = async;
    }

    /** The same without waiting. */
    public AsyncSpotService async() {
        return async;
    }

    /** The same for another account. */
    public SpotService forAccount(String alias) {
        return new SpotService(new AsyncSpotService(async.door, alias));
    }

    /** All that is listed, as last read. */
    public List<Instrument> getInstruments() {
        return Answers.await(async.getInstruments());
    }

    /** Best prices, last price and the figures of 24 hours. */
    public Ticker getTicker(String symbol) {
        return Answers.await(async.getTicker(symbol));
    }

    /**
     * The figures of 24 hours of all symbols, in one call. Hyperliquid tells no trades, quotes and extremes in it: the
     * last price is the mid there or, without orders on both sides, the mark, and best prices, highest and lowest price
     * are null; {@link #getTicker} reads them. Aster tells all.
     */
    public List<Ticker> getTickers() {
        return Answers.await(async.getTickers());
    }

    /** An order book of up to {@code depth} levels a side, as deep as the venue gives. */
    public OrderBook getOrderBook(String symbol, int depth) {
        return Answers.await(async.getOrderBook(symbol, depth));
    }

    /**
     * The newest public trades, oldest first. A node of Hyperliquid may lack them: then it fails with a {@code
     * VenueUnavailableException} that {@code isNotServed()}, and is not answered from elsewhere, for the stream tells
     * of the past only to whoever subscribes first; {@code WebSocketService.subscribeTrades} tells what comes.
     */
    public List<Trade> getTrades(String symbol, int limit) {
        return Answers.await(async.getTrades(symbol, limit));
    }

    /** Best bid and ask of all symbols, in one call; Aster. */
    public List<BestBidOffer> getQuotes() {
        return Answers.await(async.getQuotes());
    }

    /**
     * Tickers of all symbols that tell a last price and nothing else, in one cheap call; of Hyperliquid it is the mid.
     */
    public List<Ticker> getLastPrices() {
        return Answers.await(async.getLastPrices());
    }

    /**
     * Public trades from an instant on, oldest first; {@code until} null is now. What one order took at one price is
     * one trade; Aster.
     */
    public List<Trade> getPastTrades(String symbol, Instant since, @Nullable Instant until) {
        return Answers.await(async.getPastTrades(symbol, since, until));
    }

    /** Candles from an instant on, oldest first, the last of which may still grow; {@code until} null is now. */
    public List<Candle> getCandles(String symbol, Interval interval, Instant since, @Nullable Instant until) {
        return Answers.await(async.getCandles(symbol, interval, since, until));
    }

    /** Balances that are not zero. */
    public List<Balance> getBalances() {
        return Answers.await(async.getBalances());
    }

    /** What the account pays for trades of a symbol. */
    public FeeRates getFees(String symbol) {
        return Answers.await(async.getFees(symbol));
    }

    /**
     * How much is used of what the venue limits, by its own count: on Aster the weight of either host and the account's
     * orders there, on Hyperliquid the actions of the address.
     */
    public List<LimitState> getLimits() {
        return Answers.await(async.getLimits());
    }

    /**
     * Places an order under an id of ours; answers its state once the venue has answered. Where that says that
     * something has filled, the fills are waited for, a second at most. Aster's spot answers before an order at the
     * market fills: then the state is {@code NEW}, and the fills follow by the order's updates. An order whose answer
     * is not {@code FILLED} may fill any moment: placing it again buys twice.
     */
    public Order placeOrder(String symbol, OrderTerms terms) {
        return Answers.await(async.placeOrder(symbol, terms));
    }

    /**
     * Places an order under an id of yours: the same order with the same id is never sent twice, and answers its state.
     *
     * @param clientOrderId 1 to 64 of A-Z a-z 0-9 . _ : -
     */
    public Order placeOrder(String symbol, OrderTerms terms, String clientOrderId) {
        return Answers.await(async.placeOrder(symbol, terms, clientOrderId));
    }

    /**
     * Places several orders, in one call where the venue takes batches. Each is judged by itself; the answers stand in
     * their order, and none is thrown because another failed.
     */
    public List<PlacedOrder> placeOrders(List<NewOrder> orders) {
        return Answers.await(async.placeOrders(orders));
    }

    /** Gives an open order another quantity, price or both; null leaves it as it is. */
    public Order modifyOrder(String clientOrderId, @Nullable BigDecimal quantity, @Nullable BigDecimal price) {
        return Answers.await(async.modifyOrder(clientOrderId, quantity, price));
    }

    /** Cancels an order; one that has ended answers with its state. */
    public Order cancelOrder(String clientOrderId) {
        return Answers.await(async.cancelOrder(clientOrderId));
    }

    /** Cancels an order by the venue's id, also one made elsewhere once the service has seen it. */
    public Order cancelOrderByVenueId(String symbol, String orderId) {
        return Answers.await(async.cancelOrderByVenueId(symbol, orderId));
    }

    /**
     * Cancels several orders by our ids, in one call where the venue takes batches; what became of each, in their
     * order.
     */
    public List<PlacedOrder> cancelOrders(List<String> clientOrderIds) {
        return Answers.await(async.cancelOrders(clientOrderIds));
    }

    /**
     * Cancels all open orders of the market; answers the venue's ids of those that were open. Orders of the service
     * that were not sent yet are not sent any more, and those that the venue has not answered are cancelled as soon as
     * they work. Where the venue cannot be asked what is open, those the service knows are cancelled all the same, and
     * then it throws why.
     */
    public List<String> cancelAllOrders() {
        return Answers.await(async.cancelAllOrders());
    }

    /** Cancels all open orders of a symbol, as {@link #cancelAllOrders()} does. */
    public List<String> cancelAllOrders(String symbol) {
        return Answers.await(async.cancelAllOrders(symbol));
    }

    /**
     * Lets the venue cancel open orders once a time has passed without another such call; answers when that will be. To
     * be called again well before. Hyperliquid grants it to accounts that have traded 1,000,000 USD. Refused while
     * {@code risk.dead_man_switch} is on, which does it by itself.
     *
     * @param symbol whose orders; null where the venue has one switch for all orders of the account (Hyperliquid)
     * @param after a second to thirty days; null to switch it off
     */
    public Optional<Instant> scheduleCancel(@Nullable String symbol, @Nullable Duration after) {
        return Answers.await(async.scheduleCancel(symbol, after));
    }

    /**
     * An order by our id: as the service knows it, else as the venue tells.
     *
     * @throws io.azalai.venue.OrderNotFoundException where there is none, or it is one of another symbol, which is
     *     named
     */
    public Order getOrder(String symbol, String clientOrderId) {
        return Answers.await(async.getOrder(symbol, clientOrderId));
    }

    /** An order by the venue's id. */
    public Order getOrderByVenueId(String symbol, String orderId) {
        return Answers.await(async.getOrderByVenueId(symbol, orderId));
    }

    /** Open orders of the market, as the venue tells, under our ids. */
    public List<Order> getOpenOrders() {
        return Answers.await(async.getOpenOrders());
    }

    /**
     * Orders of any state from an instant on, as far back as the venue tells. What reads the past goes after all that
     * the service needs itself, and may wait a minute for its turn; Aster tells seven days in a call: at most 700 at
     * once.
     */
    public List<Order> getOrderHistory(String symbol, Instant since) {
        return Answers.await(async.getOrderHistory(symbol, since));
    }

    /** Own trades from an instant on, oldest first; how far back as {@link #getOrderHistory}. */
    public List<Fill> getFills(String symbol, Instant since) {
        return Answers.await(async.getFills(symbol, since));
    }
}
