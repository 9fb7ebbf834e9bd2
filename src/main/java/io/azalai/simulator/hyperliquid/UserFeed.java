package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.FundingPaid;
import java.util.List;

/**
 * What subscriptions of a user carry: their first frames and the later ones (section 6.2). Confined to the event loop,
 * or guarded by the engine's lock.
 */
final class UserFeed {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SNAPSHOT_FILLS = 2000;

    private final Universe universe;
    private final AccountWire accounts;
    private final OrderWire orders;
    private final ProfileDesk profiles;
    private final Twaps twaps;
    private final LedgerUpdates ledger;
    private final Listings listings;

    UserFeed(
            Universe universe,
            AccountWire accounts,
            OrderWire orders,
            ProfileDesk profiles,
            Twaps twaps,
            LedgerUpdates ledger,
            Listings listings) {
        this.universe = universe;
        this.accounts = accounts;
        this.orders = orders;
        this.profiles = profiles;
        this.twaps = twaps;
        this.ledger = ledger;
        this.listings = listings;
    }

    /** Sends the first frame of a subscription, or the whole where it is always whole. */
    void begin(Conversation to, Subscription subscription) {
        String user = subscription.user();
        String type = subscription.type();
        switch (type) {
            case "orderUpdates" -> {
                ArrayNode open = JSON.arrayNode();
                universe.dexNames().forEach(dex -> open.addAll(orders.updates(orders.open(user, dex))));
                if (!open.isEmpty()) {
                    to.send(type, open);
                }
            }
            case "userFills" -> to.send(type, first(fills(subscription, newest(user))));
            case "userFundings" -> to.send(type, first(fundings(user, accounts.fundings(user))));
            case "userNonFundingLedgerUpdates" ->
                to.send(type, first(rows(user, "nonFundingLedgerUpdates", ledger.rows(user, 0, Long.MAX_VALUE))));
            case "userHistoricalOrders" -> to.send(type, first(rows(user, "orderHistory", orders.history(user))));
            case "userTwapSliceFills" ->
                to.send(type, first(rows(user, "twapSliceFills", accounts.sliceFills(newest(user)))));
            case "userTwapHistory" -> to.send(type, first(rows(user, "history", twaps.history(user))));
            default -> state(to, subscription);
        }
    }

    private static ObjectNode first(ObjectNode data) {
        return data.put("isSnapshot", true);
    }

    private List<Execution> newest(String user) {
        List<Execution> all = accounts.executions(user);
        return all.subList(Math.max(0, all.size() - SNAPSHOT_FILLS), all.size());
    }

    /** Sends a state that is always sent whole. */
    void state(Conversation to, Subscription subscription) {
        String user = subscription.user();
        String dex = subscription.dex();
        String type = subscription.type();
        switch (type) {
            case "clearinghouseState" ->
                to.send(
                        type,
                        rows(user, type, accounts.clearinghouseState(user, dex)).put("dex", dex));
            case "allDexsClearinghouseState" ->
                to.send(type, rows(user, "clearinghouseStates", accounts.allDexs(user)));
            case "spotState" -> to.send(type, rows(user, type, accounts.spotState(user)));
            case "openOrders" ->
                to.send(
                        type,
                        rows(user, "orders", orders.rows(orders.open(user, dex), false))
                                .put("dex", dex));
            case "twapStates" ->
                to.send(type, rows(user, "states", twaps.states(user, dex)).put("dex", dex));
            case "webData3" -> to.send(type, webData(user));
            case "activeAssetData" ->
                universe.coin(subscription.coin()).ifPresent(coin -> to.send(type, accounts.activeAsset(user, coin)));
            default -> {
                // userEvents and notification have no state
            }
        }
    }

    private ObjectNode webData(String user) {
        ObjectNode data = JSON.objectNode();
        data.set("userState", profiles.userState(user));
        ArrayNode states = data.putArray("perpDexStates");
        universe.dexNames().forEach(dex -> {
            ObjectNode state = states.addObject().put("totalVaultEquity", "0.0");
            ArrayNode capped = state.putArray("perpsAtOpenInterestCap");
            listings.capped(dex).forEach(capped::add);
            state.putArray("leadingVaults");
        });
        return data;
    }

    ObjectNode fills(Subscription subscription, List<Execution> executions) {
        List<Execution> shown = subscription.aggregates() ? PartialFills.merged(executions) : executions;
        return rows(subscription.user(), "fills", accounts.fills(shown));
    }

    ObjectNode fundings(String user, List<FundingPaid> payments) {
        ArrayNode rows = JSON.arrayNode();
        payments.forEach(paid -> rows.add(AccountWire.funding(paid)));
        return rows(user, "fundings", rows);
    }

    /** A frame's data: whose, and what under which name. */
    static ObjectNode rows(String user, String name, JsonNode value) {
        ObjectNode data = JSON.objectNode().put("user", user);
        data.set(name, value);
        return data;
    }
}
