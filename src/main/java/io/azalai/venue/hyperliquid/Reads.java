package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.azalai.model.Source;
import io.azalai.venue.AccountRequest.ReadBalances;
import io.azalai.venue.AccountRequest.ReadFills;
import io.azalai.venue.AccountRequest.ReadFlows;
import io.azalai.venue.AccountRequest.ReadKeyExpiry;
import io.azalai.venue.AccountRequest.ReadKeyRights;
import io.azalai.venue.AccountRequest.ReadOpenOrders;
import io.azalai.venue.AccountRequest.ReadOrder;
import io.azalai.venue.AccountRequest.ReadPositions;
import io.azalai.venue.AccountRequest.ReadSummary;
import io.azalai.venue.CashFlow;
import io.azalai.venue.FlowPage;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.KeyRights;
import io.azalai.venue.MarketRequest.ReadBook;
import io.azalai.venue.MarketRequest.ReadFunding;
import io.azalai.venue.MarketRequest.ReadInstruments;
import io.azalai.venue.MarketRequest.ServerTime;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.Outcome;
import io.azalai.venue.Page;
import io.azalai.venue.VenueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The reads this venue offers, a method for each (hyperliquid.md section 2). All are {@code POST /info}, unsigned. */
final class Reads {

    private static final int MOST_FILLS = 2000;
    private static final int MOST_UPDATES = 500;

    private final Assets assets;
    private final Function<String, Account> accounts;
    private final OrderCodec orders;
    private final AccountCodec holdings;

    /** With the account of each alias. */
    Reads(Assets assets, Function<String, Account> accounts) {
        this.assets = assets;
        this.accounts = accounts;
        this.orders = new OrderCodec(assets);
        this.holdings = new AccountCodec(assets);
    }

    /** {@code exchangeStatus}, weight 2; the clock trails real time by up to 0.3 s. */
    Query<ServerTime, Instant> serverTime() {
        return new Query<>(
                request -> Json.type("exchangeStatus"),
                (request, reply, receivedAt) ->
                        Numbers.time(required(reply, "time").asLong()));
    }

    /** {@code meta} or {@code spotMeta}, weight 20. */
    Query<ReadInstruments, List<Instrument>> instruments() {
        return new Query<>(
                request -> Json.type(request.market() == Market.PERP ? "meta" : "spotMeta"),
                (request, reply, receivedAt) -> assets.replace(
                        request.market(),
                        request.market() == Market.PERP
                                ? MarketCodec.perpetuals(Json.as(reply, MarketWire.Meta.class), receivedAt)
                                : MarketCodec.pairs(Json.as(reply, MarketWire.SpotMeta.class), receivedAt)));
    }

    /** {@code l2Book}, weight 2, at most 20 levels a side; {@code null} for a coin the venue does not know. */
    Query<ReadBook, OrderBook> book() {
        return new Query<>(
                request -> Json.type("l2Book")
                        .put(
                                "coin",
                                assets.instrument(request.listing()).listing().venueSymbol()),
                (request, reply, receivedAt) -> {
                    if (reply.isNull()) {
                        throw new InvalidSymbolException(Errors.details(
                                request.operation(),
                                "INVALID_SYMBOL",
                                "no market " + request.listing().symbol(),
                                Outcome.REJECTED));
                    }
                    MarketWire.Book book = Json.as(reply, MarketWire.Book.class);
                    return MarketCodec.book(request.listing(), book, request.depth(), receivedAt);
                });
    }

    /** {@code metaAndAssetCtxs}, weight 20: figures follow the order of the universe. */
    Query<ReadFunding, List<MarketEvent>> funding() {
        return new Query<>(request -> Json.type("metaAndAssetCtxs"), (request, reply, receivedAt) -> {
            MarketWire.Meta meta = Json.as(reply.path(0), MarketWire.Meta.class);
            List<MarketEvent> events = new ArrayList<>();
            for (int i = 0; i < meta.universe().size(); i++) {
                MarketWire.Asset asset = meta.universe().get(i);
                MarketWire.Context context = Json.as(reply.path(1).path(i), MarketWire.Context.class);
                Listing listing = assets.symbols().onWire(Market.PERP, asset.name());
                if (listing != null && !Boolean.TRUE.equals(asset.isDelisted())) {
                    MarketCodec.figures(listing, context, receivedAt, Source.REST, events::add);
                }
            }
            return List.copyOf(events);
        });
    }

    /** {@code clearinghouseState} or {@code spotClearinghouseState}, weight 2; spot assets without any are left out. */
    Query<ReadBalances, List<Balance>> balances() {
        return new Query<>(
                request -> user(
                        request.market() == Market.PERP ? "clearinghouseState" : "spotClearinghouseState",
                        request.account()),
                (request, reply, receivedAt) -> request.market() == Market.PERP
                        ? List.of(holdings.collateral(request.account(), clearinghouse(reply), receivedAt, Source.REST))
                        : holdings
                                .balances(
                                        request.account(),
                                        Json.as(reply, AccountWire.Spot.class),
                                        receivedAt,
                                        Source.REST)
                                .stream()
                                .filter(balance -> balance.total().signum() != 0)
                                .toList());
    }

    /** {@code clearinghouseState}, weight 2; spot has no margin and so no summary. */
    Query<ReadSummary, AccountSummary> summary() {
        return new Query<>(
                request -> {
                    if (request.market() == Market.SPOT) {
                        throw new VenueException(VenueException.notSent(
                                Hyperliquid.NAME,
                                request.operation(),
                                "NOT_SUPPORTED",
                                "spot has no margin account: read its balances"));
                    }
                    return user("clearinghouseState", request.account());
                },
                (request, reply, receivedAt) -> holdings.summary(request.account(), clearinghouse(reply), receivedAt));
    }

    /** {@code clearinghouseState}, weight 2. */
    Query<ReadPositions, List<Position>> positions() {
        return new Query<>(
                request -> user("clearinghouseState", request.account()),
                (request, reply, receivedAt) ->
                        holdings.positions(request.account(), clearinghouse(reply), receivedAt, Source.REST));
    }

    /** {@code frontendOpenOrders}, weight 20: both markets in one reply. */
    Query<ReadOpenOrders, List<Order>> openOrders() {
        return new Query<>(request -> user("frontendOpenOrders", request.account()), (request, reply, receivedAt) -> {
            List<Order> open = new ArrayList<>();
            for (JsonNode row : rows(reply)) {
                OrderWire.Order wire = Json.as(row, OrderWire.Order.class);
                if (Naming.marketOf(wire.coin()) == request.market()) {
                    open.add(orders.open(request.account(), wire, receivedAt));
                }
            }
            return List.copyOf(open);
        });
    }

    /** {@code orderStatus}, weight 2, by client id or order id; an order just placed may still be unknown. */
    Query<ReadOrder, Order> order() {
        return new Query<>(
                request -> request.venueClientOrderId() == null
                        ? user("orderStatus", request.account()).put("oid", orderId(request.orderId()))
                        : user("orderStatus", request.account()).put("oid", request.venueClientOrderId()),
                (request, reply, receivedAt) -> {
                    OrderWire.Update update =
                            Json.as(reply, OrderWire.Status.class).order();
                    if (update == null) {
                        throw new OrderNotFoundException(Errors.details(
                                request.operation(),
                                "NOT_FOUND",
                                "the venue knows no order "
                                        + (request.venueClientOrderId() == null
                                                ? request.orderId()
                                                : request.venueClientOrderId()),
                                Outcome.REJECTED));
                    }
                    return orders.changed(request.account(), update, receivedAt, Source.REST);
                });
    }

    /** {@code userFillsByTime}, weight 20 + n/20: the first 2000 of both markets from an instant on, oldest first. */
    Query<ReadFills, Page<Fill>> fills() {
        return new Query<>(
                request -> user("userFillsByTime", request.account())
                        .put("startTime", request.since().toEpochMilli()),
                (request, reply, receivedAt) -> {
                    List<Fill> fills = new ArrayList<>();
                    Instant newest = request.since();
                    for (JsonNode row : rows(reply)) {
                        Fill fill = orders.fill(
                                request.account(), Json.as(row, OrderWire.Fill.class), receivedAt, Source.REST);
                        boolean wanted =
                                request.listing() == null || request.listing().equals(fill.listing());
                        if (wanted && fill.listing().market() == request.market()) {
                            fills.add(fill);
                        }
                        newest = fill.timestamp().isAfter(newest) ? fill.timestamp() : newest;
                    }
                    fills.sort(Comparator.comparing(Fill::timestamp));
                    return reply.size() < MOST_FILLS ? Page.last(fills) : Page.full(fills, request.since(), newest);
                });
    }

    /** {@code userNonFundingLedgerUpdates}, weight 20 + n/20: 500 at most. */
    Query<ReadFlows, FlowPage> flows() {
        return new Query<>(
                request -> {
                    ObjectNode body = user("userNonFundingLedgerUpdates", request.account())
                            .put("startTime", request.since().toEpochMilli());
                    return request.until() == null
                            ? body
                            : body.put("endTime", request.until().toEpochMilli());
                },
                (request, reply, receivedAt) -> {
                    List<CashFlow> flows = FlowCodec.flows(
                            request.market(), accounts.apply(request.account()).user(), rows(reply));
                    return reply.size() < MOST_UPDATES
                            ? FlowPage.all(flows)
                            : FlowPage.full(request, request.since(), receivedAt, flows);
                });
    }

    /** {@code userRole} of the key's address, weight 60. */
    Query<ReadKeyRights, KeyRights> keyRights() {
        return new Query<>(
                request -> Json.type("userRole")
                        .put("user", accounts.apply(request.account()).key().address()),
                (request, reply, receivedAt) ->
                        KeyCodec.rights(accounts.apply(request.account()), Json.as(reply, AccountWire.Role.class)));
    }

    /** {@code extraAgents} of the account, weight 20. */
    Query<ReadKeyExpiry, Optional<Instant>> keyExpiry() {
        return new Query<>(
                request -> Json.type("extraAgents")
                        .put("user", accounts.apply(request.account()).address()),
                (request, reply, receivedAt) -> KeyCodec.expiry(
                        accounts.apply(request.account()), List.of(Json.as(rows(reply), AccountWire.Agent[].class))));
    }

    /** The number an order id is on the wire. */
    static long orderId(@Nullable String orderId) {
        if (orderId == null || !orderId.matches("\\d{1,18}")) {
            throw new OrderNotFoundException(VenueException.notSent(
                    Hyperliquid.NAME, "order", "NOT_FOUND", "'" + orderId + "' is no order id of this venue"));
        }
        return Long.parseLong(orderId);
    }

    private ObjectNode user(String type, String alias) {
        return Json.type(type).put("user", accounts.apply(alias).user());
    }

    private static AccountWire.Clearinghouse clearinghouse(JsonNode reply) throws JsonProcessingException {
        return Json.as(reply, AccountWire.Clearinghouse.class);
    }

    private static JsonNode rows(JsonNode reply) throws JsonProcessingException {
        if (!reply.isArray()) {
            throw new Json.MissingPart(List.class);
        }
        return reply;
    }

    private static JsonNode required(JsonNode reply, String field) throws JsonProcessingException {
        if (!reply.path(field).isIntegralNumber()) {
            throw new Json.MissingPart(Instant.class);
        }
        return reply.path(field);
    }
}
