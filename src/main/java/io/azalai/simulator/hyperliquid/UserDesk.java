package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.FundingPaid;
import io.azalai.simulator.matching.VenueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The request types of {@code /info} that name a user (section 2.5). Confined to the event loop. */
final class UserDesk {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_FILLS = 2000;
    private static final int MOST_FUNDINGS = 500;

    private final Engine engine;
    private final Universe universe;
    private final AccountWire accounts;
    private final OrderWire orders;
    private final OrderDesk desk;
    private final Signers signers;
    private final ActionDesk actions;
    private final Map<String, Function<JsonNode, JsonNode>> types = new HashMap<>();

    UserDesk(
            Engine engine,
            Universe universe,
            AccountWire accounts,
            OrderWire orders,
            OrderDesk desk,
            Signers signers,
            ActionDesk actions) {
        this.engine = engine;
        this.universe = universe;
        this.accounts = accounts;
        this.orders = orders;
        this.desk = desk;
        this.signers = signers;
        this.actions = actions;
        put("clearinghouseState", (user, ask) -> accounts.clearinghouseState(user));
        put("spotClearinghouseState", (user, ask) -> accounts.spotState(user));
        put("openOrders", (user, ask) -> orders.open(open(user), true));
        put("frontendOpenOrders", (user, ask) -> orders.open(open(user), false));
        put("orderStatus", this::orderStatus);
        put("historicalOrders", (user, ask) -> orders.history(all(user)));
        put("userFills", (user, ask) -> newestFills(user));
        put("userFillsByTime", this::fillsByTime);
        put("userFunding", this::userFunding);
        put("userNonFundingLedgerUpdates", (user, ask) -> JSON.arrayNode());
        put("userRateLimit", (user, ask) -> rateLimit(user));
        put("userFees", (user, ask) -> fees());
        put("userRole", (user, ask) -> role(user));
        put("userAbstraction", (user, ask) -> InfoDesk.word("disabled"));
        put("userDexAbstraction", (user, ask) -> BooleanNode.FALSE);
        put("activeAssetData", this::activeAssetData);
        put("extraAgents", (user, ask) -> agents(user));
        put("subAccounts", (user, ask) -> NullNode.instance);
        put("maxBuilderFee", (user, ask) -> JSON.numberNode(0));
    }

    Map<String, Function<JsonNode, JsonNode>> types() {
        return types;
    }

    private void put(String type, BiFunction<String, JsonNode, JsonNode> reply) {
        types.put(type, ask -> {
            String user = InfoDesk.text(ask, "user").toLowerCase(Locale.ROOT);
            if (!user.matches("0x[0-9a-f]{40}")) {
                throw new UnreadableException("invalid address");
            }
            return reply.apply(user, ask);
        });
    }

    private List<VenueOrder> open(String user) {
        return engine.knows(user) ? engine.openOrders(user) : List.of();
    }

    private List<VenueOrder> all(String user) {
        return engine.knows(user) ? engine.orders(user) : List.of();
    }

    private JsonNode orderStatus(String user, JsonNode ask) {
        JsonNode id = ask.path("oid");
        if (!id.isIntegralNumber() && !id.isTextual()) {
            throw new UnreadableException("missing field `oid`");
        }
        JsonNode lowered = id.isTextual() ? InfoDesk.word(id.asText().toLowerCase(Locale.ROOT)) : id;
        ObjectNode reply = JSON.objectNode();
        if (engine.knows(user)) {
            desk.find(user, lowered)
                    .ifPresent(order -> reply.put("status", "order").set("order", orders.withStatus(order)));
        }
        return reply.isEmpty() ? reply.put("status", "unknownOid") : reply;
    }

    /** Newest first, at most 2000. */
    ArrayNode newestFills(String user) {
        List<Execution> newest = new ArrayList<>(accounts.executions(user));
        Collections.reverse(newest);
        ArrayNode rows = JSON.arrayNode();
        newest.stream().limit(MOST_FILLS).forEach(execution -> rows.add(accounts.fill(execution)));
        return rows;
    }

    private JsonNode fillsByTime(String user, JsonNode ask) {
        long from = InfoDesk.number(ask, "startTime");
        long to = ask.path("endTime").isIntegralNumber() ? ask.get("endTime").asLong() : Long.MAX_VALUE;
        ArrayNode rows = JSON.arrayNode();
        accounts.executions(user).stream()
                .filter(e -> within(e.match().time().toEpochMilli(), from, to))
                .limit(MOST_FILLS)
                .forEach(execution -> rows.add(accounts.fill(execution)));
        return rows;
    }

    private JsonNode userFunding(String user, JsonNode ask) {
        long from = ask.path("startTime").asLong(0);
        long to = ask.path("endTime").isIntegralNumber() ? ask.get("endTime").asLong() : Long.MAX_VALUE;
        ArrayNode rows = JSON.arrayNode();
        for (FundingPaid paid : accounts.fundings(user)) {
            if (within(paid.time().toEpochMilli(), from, to) && rows.size() < MOST_FUNDINGS) {
                ObjectNode delta = JSON.objectNode().put("type", "funding");
                delta.setAll(AccountWire.funding(paid));
                delta.remove("time");
                ObjectNode row = rows.addObject().put("time", paid.time().toEpochMilli());
                row.put("hash", "0x" + "0".repeat(64)).set("delta", delta);
            }
        }
        return rows;
    }

    private static boolean within(long time, long from, long to) {
        return time >= from && time <= to;
    }

    private JsonNode rateLimit(String user) {
        BigDecimal volume = accounts.executions(user).stream()
                .map(e -> e.match().price().multiply(e.match().quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        ObjectNode reply = JSON.objectNode().put("cumVlm", Decimals.text(volume));
        reply.put("nRequestsUsed", actions.actionsOf(user));
        return reply.put("nRequestsCap", 10_000 + volume.longValue()).put("nRequestsSurplus", 0);
    }

    private static JsonNode fees() {
        ObjectNode reply = JSON.objectNode();
        reply.putArray("dailyUserVlm");
        ObjectNode schedule = reply.putObject("feeSchedule");
        schedule.put("cross", "0.00045")
                .put("add", "0.00015")
                .put("spotCross", "0.0007")
                .put("spotAdd", "0.0004");
        ObjectNode tiers = schedule.putObject("tiers");
        tiers.putArray("vip");
        tiers.putArray("mm");
        schedule.put("referralDiscount", "0.04").putArray("stakingDiscountTiers");
        reply.put("userCrossRate", "0.00045").put("userAddRate", "0.00015");
        reply.put("userSpotCrossRate", "0.0007").put("userSpotAddRate", "0.0004");
        reply.put("activeReferralDiscount", "0.0").putNull("trial");
        reply.put("feeTrialEscrow", "0.0").putNull("nextTrialAvailableTimestamp");
        reply.putNull("stakingLink");
        reply.putObject("activeStakingDiscount").put("bpsOfMaxSupply", "0.0").put("discount", "0.0");
        return reply;
    }

    private JsonNode role(String user) {
        ObjectNode reply = JSON.objectNode();
        if (signers.isAccount(user)) {
            return reply.put("role", "user");
        }
        signers.masterOf(user)
                .ifPresent(
                        master -> reply.put("role", "agent").putObject("data").put("user", master));
        return reply.isEmpty() ? reply.put("role", "missing") : reply;
    }

    private JsonNode agents(String user) {
        ArrayNode rows = JSON.arrayNode();
        signers.agentOf(user).ifPresent(agent -> rows.addObject()
                .put("name", "azalai")
                .put("address", agent)
                .put("validUntil", signers.agentsEnd().toEpochMilli()));
        return rows;
    }

    private JsonNode activeAssetData(String user, JsonNode ask) {
        Coin coin = universe.coin(InfoDesk.text(ask, "coin"))
                .filter(c -> !c.isSpot())
                .orElseThrow(InfoDesk.UnknownInputException::new);
        return accounts.activeAsset(user, coin);
    }
}
