package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.Fill;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.MarketEvent;
import io.azalai.model.Order;
import io.azalai.model.OrderBook;
import io.azalai.model.Position;
import io.azalai.venue.AccountRequest.ReadBalances;
import io.azalai.venue.AccountRequest.ReadFills;
import io.azalai.venue.AccountRequest.ReadFlows;
import io.azalai.venue.AccountRequest.ReadKeyRights;
import io.azalai.venue.AccountRequest.ReadOpenOrders;
import io.azalai.venue.AccountRequest.ReadOrder;
import io.azalai.venue.AccountRequest.ReadPositions;
import io.azalai.venue.AccountRequest.ReadSummary;
import io.azalai.venue.AccountRequest.UserStreamKey;
import io.azalai.venue.CashFlow;
import io.azalai.venue.FlowPage;
import io.azalai.venue.HttpReply;
import io.azalai.venue.KeyRights;
import io.azalai.venue.MarketRequest.ReadBook;
import io.azalai.venue.MarketRequest.ReadFunding;
import io.azalai.venue.MarketRequest.ReadFundingIntervals;
import io.azalai.venue.MarketRequest.ReadInstruments;
import io.azalai.venue.MarketRequest.ServerTime;
import io.azalai.venue.Page;
import io.azalai.venue.Symbols;
import io.azalai.venue.VenueException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The reads this venue offers, a method for each (aster.md section 3). Safe for many threads: stateless. */
final class Reads {

    private final Symbols symbols;
    private final ServerClock time;
    private final MarketCodec market;
    private final AccountCodec account;
    private final OrderCodec orders;
    private final KeyCodec keys;

    Reads(
            Symbols symbols,
            ServerClock time,
            MarketCodec market,
            AccountCodec account,
            OrderCodec orders,
            KeyCodec keys) {
        this.symbols = symbols;
        this.time = time;
        this.market = market;
        this.account = account;
        this.orders = orders;
        this.keys = keys;
    }

    /** {@code time}, weight 1. */
    Call<ServerTime, Instant> serverTime() {
        return Call.bare(
                request -> Endpoint.of(request.market(), Endpoint.FUTURES_TIME, Endpoint.SPOT_TIME),
                (request, reply) ->
                        Numbers.time(Call.one(reply, MarketWire.Time.class).serverTime()));
    }

    /** {@code exchangeInfo}, weight 1. */
    Call<ReadInstruments, List<Instrument>> instruments() {
        return Call.bare(
                request -> Endpoint.of(request.market(), Endpoint.FUTURES_EXCHANGE_INFO, Endpoint.SPOT_EXCHANGE_INFO),
                (request, reply) -> {
                    List<Instrument> instruments = Instruments.of(
                            request.market(), Call.one(reply, MarketWire.Listings.class), reply.receivedAt());
                    symbols.replace(request.market(), instruments);
                    return instruments;
                });
    }

    /** {@code depth}, its weight by the number of levels. */
    Call<ReadBook, OrderBook> book() {
        return new Call<>(
                request -> Endpoint.of(request.listing().market(), Endpoint.FUTURES_DEPTH, Endpoint.SPOT_DEPTH),
                request -> symbol(request.listing()).add("limit", Weights.depth(request.depth())),
                (request, reply) -> MarketCodec.book(
                        request.listing(), Call.one(reply, MarketWire.Depth.class), reply.receivedAt()));
    }

    /** {@code premiumIndex}, weight 1. */
    Call<ReadFunding, List<MarketEvent>> funding() {
        return Call.bare(
                request -> Endpoint.PREMIUM_INDEX,
                (request, reply) ->
                        market.funding(Call.many(reply, MarketWire.PremiumIndex[].class), reply.receivedAt()));
    }

    /** {@code fundingInfo}, weight 1. */
    Call<ReadFundingIntervals, Map<String, Integer>> fundingIntervals() {
        return Call.bare(
                request -> Endpoint.FUNDING_INFO,
                (request, reply) -> market.fundingHours(Call.many(reply, MarketWire.FundingTerms[].class)));
    }

    /** {@code balance} of futures, {@code account} of spot, weight 5. */
    Call<ReadBalances, List<Balance>> balances() {
        return Call.bare(
                request -> Endpoint.of(request.market(), Endpoint.FUTURES_BALANCE, Endpoint.SPOT_ACCOUNT),
                (request, reply) -> request.market() == Market.SPOT
                        ? AccountCodec.spot(
                                request.account(), Call.one(reply, AccountWire.SpotAccount.class), reply.receivedAt())
                        : AccountCodec.futures(
                                request.account(),
                                Call.many(reply, AccountWire.FuturesBalance[].class),
                                reply.receivedAt()));
    }

    /** {@code account} of futures, weight 5. */
    Call<ReadSummary, AccountSummary> summary() {
        return Call.bare(
                request -> Requests.futures(request, request.market(), Endpoint.FUTURES_ACCOUNT),
                (request, reply) -> AccountCodec.summary(
                        request.account(), Call.one(reply, AccountWire.FuturesAccount.class), reply.receivedAt()));
    }

    /** {@code positionRisk}, weight 5. */
    Call<ReadPositions, List<Position>> positions() {
        return Call.bare(
                request -> Endpoint.POSITION_RISK,
                (request, reply) -> account.positions(
                        request.account(), Call.many(reply, AccountWire.PositionRisk[].class), reply.receivedAt()));
    }

    /** {@code openOrders} of all symbols, weight 40. */
    Call<ReadOpenOrders, List<Order>> openOrders() {
        return Call.bare(
                request -> Endpoint.of(request.market(), Endpoint.FUTURES_OPEN_ORDERS, Endpoint.SPOT_OPEN_ORDERS),
                (request, reply) -> Call.many(reply, OrderWire.Order[].class).stream()
                        .map(order -> orders.order(request.market(), request.account(), order, reply.receivedAt()))
                        .toList());
    }

    /** {@code order}, weight 1. */
    Call<ReadOrder, Order> order() {
        return new Call<>(
                request -> Endpoint.of(request.listing().market(), Endpoint.FUTURES_ORDER, Endpoint.SPOT_ORDER),
                request ->
                        named(request.operation(), request.listing(), request.venueClientOrderId(), request.orderId()),
                (request, reply) -> orders.order(
                        request.listing().market(),
                        request.account(),
                        Call.one(reply, OrderWire.Order.class),
                        reply.receivedAt()));
    }

    /** {@code userTrades}, weight 5: a thousand of seven days at most, the oldest first. */
    Call<ReadFills, Page<Fill>> fills() {
        return new Call<>(
                request -> Endpoint.of(request.market(), Endpoint.FUTURES_USER_TRADES, Endpoint.SPOT_USER_TRADES),
                this::slice,
                (request, reply) -> {
                    List<Fill> fills = Call.many(reply, OrderWire.UserTrade[].class).stream()
                            .sorted(Comparator.comparingLong(OrderWire.UserTrade::time)
                                    .thenComparingLong(OrderWire.UserTrade::id))
                            .map(trade -> orders.fill(request.market(), request.account(), trade, reply.receivedAt()))
                            .toList();
                    return FillSlices.page(request.since(), fills, reply.receivedAt());
                });
    }

    /**
     * {@code income} or {@code transactionHistory}, weight 30: a thousand of the last seven days at most, trading's among them.
     * To ask for each type of flow alone would cost as much for every one of fifteen types as a thousand rows do.
     */
    Call<ReadFlows, FlowPage> flows() {
        return new Call<>(
                request -> Endpoint.of(request.market(), Endpoint.FUTURES_INCOME, Endpoint.SPOT_HISTORY),
                request -> new Parameters()
                        .add("startTime", begin(request).toEpochMilli())
                        .add(
                                "endTime",
                                request.until() == null ? null : request.until().toEpochMilli())
                        .add("limit", FillSlices.MOST),
                (request, reply) -> request.market() == Market.PERP
                        ? flows(request, Call.many(reply, AccountWire.Income[].class), FlowCodec::futures)
                        : flows(request, Call.many(reply, AccountWire.Transaction[].class), FlowCodec::spot));
    }

    private <T> FlowPage flows(ReadFlows request, List<T> rows, Function<List<T>, List<CashFlow>> codec) {
        List<CashFlow> flows = codec.apply(rows);
        return rows.size() < FillSlices.MOST
                ? FlowPage.all(flows)
                : FlowPage.full(request, begin(request), time.local(), flows);
    }

    private Instant begin(ReadFlows request) {
        return FillSlices.begin(request.since(), time.local());
    }

    /** {@code agent} by wallet, {@code account} of futures by API key, weight 5. */
    Call<ReadKeyRights, KeyRights> keyRights() {
        return Call.bare(
                request -> keys.endpoint(request.account()), (request, reply) -> keys.rights(request.account(), reply));
    }

    /** {@code listenKey}, weight 1: POST opens, PUT keeps alive. */
    Call<UserStreamKey, String> userStreamKey() {
        return new Call<>(
                request -> request.keepAlive() == null
                        ? Endpoint.of(request.market(), Endpoint.FUTURES_OPEN_KEY, Endpoint.SPOT_OPEN_KEY)
                        : Endpoint.of(request.market(), Endpoint.FUTURES_KEEP_KEY, Endpoint.SPOT_KEEP_KEY),
                request ->
                        new Parameters().add("listenKey", request.market() == Market.SPOT ? request.keepAlive() : null),
                (request, reply) -> request.keepAlive() != null ? request.keepAlive() : key(reply));
    }

    private Parameters slice(ReadFills request) {
        Listing listing = request.listing();
        if (listing == null && request.market() == Market.PERP) {
            throw missing(request.operation(), "aster tells futures fills by symbol only: name a listing");
        }
        Instant end = FillSlices.end(request.since(), time.local());
        return new Parameters()
                .add("symbol", listing == null ? null : listing.venueSymbol())
                .add("startTime", request.since().toEpochMilli())
                .add("endTime", end == null ? null : end.toEpochMilli())
                .add("limit", FillSlices.MOST);
    }

    private static String key(HttpReply reply) throws JsonProcessingException {
        return Words.given(Call.one(reply, AccountWire.ListenKey.class).listenKey(), "listenKey");
    }

    /** What names one order. */
    static Parameters named(
            String operation, Listing listing, @Nullable String clientOrderId, @Nullable String orderId) {
        if (clientOrderId == null && orderId == null) {
            throw missing(operation, "neither a client order id nor an order id is given");
        }
        return clientOrderId == null
                ? symbol(listing).add("orderId", orderId)
                : symbol(listing).add("origClientOrderId", clientOrderId);
    }

    static Parameters symbol(Listing listing) {
        return new Parameters().add("symbol", listing.venueSymbol());
    }

    private static VenueException missing(String operation, String text) {
        return new VenueException(VenueException.notSent(Aster.NAME, operation, "INCOMPLETE", text));
    }
}
