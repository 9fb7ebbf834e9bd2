package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.FundingPaid;
import io.azalai.simulator.matching.VenueOrder;
import java.util.List;

/** What subscriptions of a user carry: their first frames and the later ones (section 6.2). Safe for many threads: immutable. */
final class UserFeed {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SNAPSHOT_FILLS = 2000;

    private final Engine engine;
    private final Universe universe;
    private final AccountWire accounts;
    private final OrderWire orders;

    UserFeed(Engine engine, Universe universe, AccountWire accounts, OrderWire orders) {
        this.engine = engine;
        this.universe = universe;
        this.accounts = accounts;
        this.orders = orders;
    }

    /** Sends the first frame of a subscription, or the whole again where it is always whole. */
    void begin(Conversation to, Subscription subscription) {
        String user = subscription.user();
        switch (subscription.type()) {
            case "orderUpdates" -> {
                if (!open(user).isEmpty()) {
                    to.send("orderUpdates", updates(open(user)));
                }
            }
            case "userFills" -> {
                List<Execution> all = accounts.executions(user);
                List<Execution> last = all.subList(Math.max(0, all.size() - SNAPSHOT_FILLS), all.size());
                to.send("userFills", fills(user, last).put("isSnapshot", true));
            }
            case "userFundings" ->
                to.send("userFundings", fundings(user, accounts.fundings(user)).put("isSnapshot", true));
            case "userEvents" -> {
                // no snapshot
            }
            default -> state(to, subscription);
        }
    }

    /** Sends a state that is always sent whole. */
    void state(Conversation to, Subscription subscription) {
        String user = subscription.user();
        switch (subscription.type()) {
            case "clearinghouseState" ->
                to.send(
                        "clearinghouseState",
                        named(user, "clearinghouseState", accounts.clearinghouseState(user))
                                .put("dex", ""));
            case "spotState" -> to.send("spotState", named(user, "spotState", accounts.spotState(user)));
            case "openOrders" ->
                to.send(
                        "openOrders",
                        named(user, "orders", orders.open(open(user), false)).put("dex", ""));
            default ->
                universe.coin(subscription.coin())
                        .ifPresent(coin -> to.send("activeAssetData", accounts.activeAsset(user, coin)));
        }
    }

    ArrayNode updates(List<VenueOrder> changed) {
        ArrayNode rows = JSON.arrayNode();
        changed.forEach(order -> rows.add(orders.update(order)));
        return rows;
    }

    ObjectNode fills(String user, List<Execution> executions) {
        return named(user, "fills", fillRows(executions));
    }

    ArrayNode fillRows(List<Execution> executions) {
        ArrayNode rows = JSON.arrayNode();
        executions.forEach(execution -> rows.add(accounts.fill(execution)));
        return rows;
    }

    ObjectNode fundings(String user, List<FundingPaid> payments) {
        ArrayNode rows = JSON.arrayNode();
        payments.forEach(paid -> rows.add(AccountWire.funding(paid)));
        return named(user, "fundings", rows);
    }

    private List<VenueOrder> open(String user) {
        return engine.knows(user) ? engine.openOrders(user) : List.of();
    }

    private static ObjectNode named(String user, String name, JsonNode value) {
        ObjectNode data = JSON.objectNode().put("user", user);
        data.set(name, value);
        return data;
    }
}
