package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.AccountChange;
import io.azalai.simulator.matching.BookChange;
import io.azalai.simulator.matching.EndReason;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.EngineListener;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.FundingPaid;
import io.azalai.simulator.matching.LiquidationEvent;
import io.azalai.simulator.matching.Match;
import io.azalai.simulator.matching.VenueOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns what the engine did into frames, one set an operation (section 6.2). Guarded by the engine's lock. */
final class Announcer implements EngineListener {

    private static final Set<String> WHOLE =
            Set.of("clearinghouseState", "allDexsClearinghouseState", "spotState", "openOrders");
    /** Ends that the owner did not ask for. */
    private static final Set<EndReason> INVOLUNTARY = EnumSet.of(
            EndReason.SELF_TRADE,
            EndReason.NOTHING_TO_REDUCE,
            EndReason.SIBLING_FILLED,
            EndReason.PARENT_ENDED,
            EndReason.LIQUIDATED,
            EndReason.SCHEDULED,
            EndReason.DELISTED,
            EndReason.VAULT_WITHDRAWAL);

    private final Universe universe;
    private final MarketWire market;
    private final UserFeed users;
    private final Wires wires;
    private final Feeds feeds;
    private final Map<String, ArrayNode> trades = new LinkedHashMap<>();
    private final Set<String> books = new LinkedHashSet<>();
    private final Map<String, Map<Long, VenueOrder>> orders = new LinkedHashMap<>();
    private final Map<String, List<Execution>> fills = new LinkedHashMap<>();
    private final List<FundingPaid> fundings = new ArrayList<>();
    private final List<LiquidationEvent> liquidations = new ArrayList<>();
    private final Set<String> accounts = new LinkedHashSet<>();
    private final Map<String, String> bestSent = new HashMap<>();

    /** Orders and fills as the wire writes them. */
    record Wires(OrderWire orders, AccountWire accounts) {}

    Announcer(Universe universe, MarketWire market, UserFeed users, Wires wires, Feeds feeds) {
        this.universe = universe;
        this.market = market;
        this.users = users;
        this.wires = wires;
        this.feeds = feeds;
    }

    @Override
    public void traded(Match match) {
        trades.computeIfAbsent(match.symbol(), absent -> JsonNodeFactory.instance.arrayNode())
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
    public void triggered(VenueOrder order) {
        changed(order);
    }

    @Override
    public void executed(Execution execution) {
        fills.computeIfAbsent(execution.account(), absent -> new ArrayList<>()).add(execution);
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
        orders.computeIfAbsent(order.request().account(), absent -> new LinkedHashMap<>())
                .put(order.id(), order);
    }

    @Override
    public void fundingPaid(FundingPaid payment) {
        fundings.add(payment);
    }

    @Override
    public void liquidated(LiquidationEvent liquidation) {
        liquidations.add(liquidation);
    }

    @Override
    public void accountChanged(AccountChange change) {
        accounts.add(change.account());
    }

    @Override
    public void settled() {
        books.forEach(this::bbo);
        trades.forEach(this::trades);
        liquidations.forEach(this::liquidation);
        orders.forEach((user, changed) -> orders(user, List.copyOf(changed.values())));
        fills.forEach(this::fills);
        orders.forEach(this::involuntaryCancels);
        fundings.forEach(this::funding);
        accounts.forEach(user -> feeds.again(
                asked -> WHOLE.contains(asked.type()) && asked.user().equals(user)));
        trades.clear();
        books.clear();
        orders.clear();
        fills.clear();
        fundings.clear();
        liquidations.clear();
        accounts.clear();
    }

    private void bbo(String symbol) {
        Coin coin = universe.coin(symbol).orElseThrow();
        ObjectNode frame = market.bbo(coin);
        String best = frame.get("bbo").toString();
        if (!best.equals(bestSent.put(symbol, best))) {
            feeds.each(
                    asked -> asked.type().equals("bbo") && asked.coin().equals(symbol),
                    subscriber -> subscriber.conversation().send("bbo", frame));
        }
    }

    private void trades(String coin, ArrayNode rows) {
        feeds.each(
                asked -> asked.type().equals("trades") && asked.coin().equals(coin),
                subscriber -> subscriber.conversation().send("trades", rows));
        feeds.again(asked -> asked.type().equals("candle") && asked.coin().equals(coin));
    }

    private void orders(String user, List<VenueOrder> changed) {
        feeds.toUser(user, "orderUpdates", "orderUpdates", wires.orders().updates(changed));
        ArrayNode history = JsonNodeFactory.instance.arrayNode();
        changed.forEach(order -> history.add(wires.orders().withStatus(order)));
        feeds.toUser(
                user, "userHistoricalOrders", "userHistoricalOrders", UserFeed.rows(user, "orderHistory", history));
    }

    private void fills(String user, List<Execution> executions) {
        feeds.each(asked -> asked.type().equals("userFills") && asked.user().equals(user), subscriber -> subscriber
                .conversation()
                .send("userFills", users.fills(subscriber.subscription(), executions)));
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.set("fills", wires.accounts().fills(executions));
        feeds.toUser(user, "userEvents", "user", event);
    }

    private void involuntaryCancels(String user, Map<Long, VenueOrder> changed) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        changed.values().stream()
                .filter(order -> order.end() != null && INVOLUNTARY.contains(order.end()))
                .forEach(order ->
                        rows.addObject().put("coin", order.request().symbol()).put("oid", order.id()));
        if (!rows.isEmpty()) {
            ObjectNode event = JsonNodeFactory.instance.objectNode();
            event.set("nonUserCancel", rows);
            feeds.toUser(user, "userEvents", "user", event);
        }
    }

    private void liquidation(LiquidationEvent liquidation) {
        String user = liquidation.account();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.putObject("liquidation")
                .put("lid", liquidation.id())
                .put("liquidator", FillWire.address(Engine.BACKSTOP))
                .put("liquidated_user", user)
                .put("liquidated_ntl_pos", AccountWire.usd(liquidation.notional()))
                .put("liquidated_account_value", AccountWire.usd(liquidation.equity()));
        feeds.toUser(user, "userEvents", "user", event);
        ObjectNode text = JsonNodeFactory.instance.objectNode();
        text.put("notification", "Your positions are being liquidated.");
        feeds.toUser(user, "notification", "notification", text);
    }

    private void funding(FundingPaid paid) {
        feeds.toUser(paid.account(), "userFundings", "userFundings", users.fundings(paid.account(), List.of(paid)));
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.set("funding", AccountWire.funding(paid));
        feeds.toUser(paid.account(), "userEvents", "user", event);
    }
}
