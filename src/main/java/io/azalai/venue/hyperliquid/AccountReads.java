package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.Position;
import io.azalai.model.Source;
import io.azalai.venue.AccountRequest.ReadBalances;
import io.azalai.venue.AccountRequest.ReadOpenOrders;
import io.azalai.venue.AccountRequest.ReadOrder;
import io.azalai.venue.AccountRequest.ReadPositions;
import io.azalai.venue.AccountRequest.ReadSummary;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The reads of what an account holds now, a method for each (hyperliquid.md section 2.5). All are {@code POST /info},
 * unsigned. Each dex answers for itself.
 */
final class AccountReads {

    private static final String PERPETUALS = "clearinghouseState";
    private static final String SPOT = "spotClearinghouseState";

    private final Function<String, Account> accounts;
    private final Modes modes;
    private final String dex;
    private final OrderCodec orders;
    private final AccountCodec holdings;

    /**
     * The reads of one dex.
     *
     * @param accounts by alias
     * @param dex name of the dex, empty for the first, {@link Dexes#SPOT} for what spot adds to it
     */
    AccountReads(Assets assets, Function<String, Account> accounts, Modes modes, String dex) {
        this.accounts = accounts;
        this.modes = modes;
        this.dex = dex;
        this.orders = new OrderCodec(assets);
        this.holdings = new AccountCodec(assets);
    }

    /**
     * {@code clearinghouseState} or {@code spotClearinghouseState}, weight 2; spot assets without any are left out. Where
     * spot backs the perpetuals, both markets have the balances of spot.
     */
    Query<ReadBalances, List<Balance>> balances() {
        return new Query<>(
                request -> ofSpot(request) ? user(SPOT, request.account()) : ofDex(PERPETUALS, request.account()),
                (request, reply, receivedAt) ->
                        holdings.balances(request.account(), request.market(), dex, reply, receivedAt));
    }

    private boolean ofSpot(ReadBalances request) {
        return request.market() == Market.SPOT || modes.shareSpot(request.account());
    }

    /**
     * {@code clearinghouseState}, weight 2; spot has no margin and so no summary. Where spot backs the perpetuals, its
     * balances are the equity, which is zero here so that it counts once; free collateral and margin are told.
     */
    Query<ReadSummary, AccountSummary> summary() {
        return new Query<>(
                this::summaryBody,
                (request, reply, receivedAt) ->
                        holdings.summary(request.account(), modes.shareSpot(request.account()), reply, receivedAt));
    }

    private ObjectNode summaryBody(ReadSummary request) {
        if (request.market() == Market.SPOT) {
            throw new VenueException(VenueException.notSent(
                    Hyperliquid.NAME,
                    request.operation(),
                    "NOT_SUPPORTED",
                    "spot has no margin account: read its balances"));
        }
        return dex.equals(Dexes.SPOT) ? user(SPOT, request.account()) : ofDex(PERPETUALS, request.account());
    }

    /** {@code clearinghouseState}, weight 2. */
    Query<ReadPositions, List<Position>> positions() {
        return new Query<>(
                request -> ofDex(PERPETUALS, request.account()),
                (request, reply, receivedAt) ->
                        holdings.positions(request.account(), clearinghouse(reply), receivedAt, Source.REST));
    }

    /** {@code frontendOpenOrders}, weight 20: of the first dex both markets in one reply. */
    Query<ReadOpenOrders, List<Order>> openOrders() {
        return new Query<>(request -> ofDex("frontendOpenOrders", request.account()), (request, reply, receivedAt) -> {
            List<Order> open = new ArrayList<>();
            for (OrderWire.Order wire : Json.list(reply, OrderWire.Order[].class)) {
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

    private ObjectNode ofDex(String type, String alias) {
        return Json.ofDex(user(type, alias), dex);
    }

    private static AccountWire.Clearinghouse clearinghouse(JsonNode reply) throws JsonProcessingException {
        return Json.as(reply, AccountWire.Clearinghouse.class);
    }
}
