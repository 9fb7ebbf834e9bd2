package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.AccountChange;
import io.azalai.simulator.matching.BookChange;
import io.azalai.simulator.matching.EndReason;
import io.azalai.simulator.matching.EngineListener;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.FundingPaid;
import io.azalai.simulator.matching.Match;
import io.azalai.simulator.matching.VenueOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns what the engine did into frames, one set an operation (section 6.2). Guarded by the engine's lock. */
final class Announcer implements EngineListener {

    private static final Set<String> WHOLE = Set.of("clearinghouseState", "spotState", "openOrders");

    private final Universe universe;
    private final MarketWire market;
    private final UserFeed users;
    private final Feeds feeds;
    private final Map<String, ArrayNode> trades = new LinkedHashMap<>();
    private final Set<String> books = new LinkedHashSet<>();
    private final Map<String, Map<Long, VenueOrder>> orders = new LinkedHashMap<>();
    private final Map<String, List<Execution>> fills = new LinkedHashMap<>();
    private final List<FundingPaid> fundings = new ArrayList<>();
    private final Set<String> accounts = new LinkedHashSet<>();
    private final Map<String, String> bestSent = new HashMap<>();

    Announcer(Universe universe, MarketWire market, UserFeed users, Feeds feeds) {
        this.universe = universe;
        this.market = market;
        this.users = users;
        this.feeds = feeds;
    }

    @Override
    public void traded(Match match) {
        trades.computeIfAbsent(match.symbol(), s -> JsonNodeFactory.instance.arrayNode())
                .add(FillWire.trade(match));
    }

    @Override
    public void bookChanged(BookChange change) {
        books.add(change.symbol());
    }

    @Override
    public void accepted(VenueOrder order) {
        changed(order);
    }

    @Override
    public void executed(Execution execution) {
        fills.computeIfAbsent(execution.account(), a -> new ArrayList<>()).add(execution);
        VenueOrder order = execution.order();
        boolean acceptedNow = orders.getOrDefault(execution.account(), Map.of()).containsKey(order.id());
        if (!order.isOpen() || acceptedNow) {
            changed(order);
        }
    }

    @Override
    public void ended(VenueOrder order) {
        changed(order);
    }

    private void changed(VenueOrder order) {
        orders.computeIfAbsent(order.request().account(), a -> new LinkedHashMap<>())
                .put(order.id(), order);
    }

    @Override
    public void fundingPaid(FundingPaid payment) {
        fundings.add(payment);
    }

    @Override
    public void accountChanged(AccountChange change) {
        accounts.add(change.account());
    }

    @Override
    public void settled() {
        books.forEach(this::bbo);
        trades.forEach((coin, rows) ->
                feeds.each(s -> s.type().equals("trades") && s.coin().equals(coin), t -> t.conversation()
                        .send("trades", rows)));
        orders.forEach((user, changed) ->
                send(user, "orderUpdates", "orderUpdates", users.updates(List.copyOf(changed.values()))));
        fills.forEach(this::fills);
        orders.forEach(this::involuntaryCancels);
        fundings.forEach(this::funding);
        accounts.forEach(user -> feeds.each(
                s -> WHOLE.contains(s.type()) && s.user().equals(user),
                t -> users.state(t.conversation(), t.subscription())));
        trades.clear();
        books.clear();
        orders.clear();
        fills.clear();
        fundings.clear();
        accounts.clear();
    }

    private void bbo(String symbol) {
        Coin coin = universe.coin(symbol).orElseThrow();
        ObjectNode frame = market.bbo(coin);
        String best = frame.get("bbo").toString();
        if (!best.equals(bestSent.put(symbol, best))) {
            feeds.each(s -> s.type().equals("bbo") && s.coin().equals(symbol), t -> t.conversation()
                    .send("bbo", frame));
        }
    }

    private void fills(String user, List<Execution> executions) {
        send(user, "userFills", "userFills", users.fills(user, executions));
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.set("fills", users.fillRows(executions));
        send(user, "userEvents", "user", event);
    }

    private void involuntaryCancels(String user, Map<Long, VenueOrder> changed) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        changed.values().stream()
                .filter(order -> order.end() == EndReason.SELF_TRADE || order.end() == EndReason.NOTHING_TO_REDUCE)
                .forEach(order ->
                        rows.addObject().put("coin", order.request().symbol()).put("oid", order.id()));
        if (!rows.isEmpty()) {
            ObjectNode event = JsonNodeFactory.instance.objectNode();
            event.set("nonUserCancel", rows);
            send(user, "userEvents", "user", event);
        }
    }

    private void funding(FundingPaid paid) {
        send(paid.account(), "userFundings", "userFundings", users.fundings(paid.account(), List.of(paid)));
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.set("funding", AccountWire.funding(paid));
        send(paid.account(), "userEvents", "user", event);
    }

    private void send(String user, String type, String channel, JsonNode data) {
        feeds.each(s -> s.type().equals(type) && s.user().equals(user), t -> t.conversation()
                .send(channel, data));
    }
}
