package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.FundingPaid;
import io.azalai.simulator.matching.VenueOrder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * The requests of {@code /info} about a user's balances, orders and fills (section 2.5). Confined to the event loop.
 */
final class UserDesk {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_FILLS = 2000;
    private static final int MOST_FUNDINGS = 500;
    private static final long UNINDEXED_MS = 1_000;

    private final Engine engine;
    private final Universe universe;
    private final AccountWire accounts;
    private final OrderWire orders;
    private final OrderDesk desk;
    private final Switches switches;
    private final Clock clock;

    UserDesk(
            Engine engine,
            Universe universe,
            AccountWire accounts,
            OrderWire orders,
            OrderDesk desk,
            Switches switches,
            Clock clock) {
        this.engine = engine;
        this.universe = universe;
        this.accounts = accounts;
        this.orders = orders;
        this.desk = desk;
        this.switches = switches;
        this.clock = clock;
    }

    void addTo(InfoDesk info, Twaps twaps, LedgerUpdates ledger) {
        put(info, "clearinghouseState", (user, ask) -> accounts.clearinghouseState(user, info.dex(ask)));
        put(info, "spotClearinghouseState", (user, ask) -> accounts.spotState(user));
        put(info, "openOrders", (user, ask) -> orders.rows(orders.open(user, info.dex(ask)), true));
        put(info, "frontendOpenOrders", (user, ask) -> orders.rows(orders.open(user, info.dex(ask)), false));
        put(info, "orderStatus", this::orderStatus);
        put(info, "historicalOrders", (user, ask) -> orders.history(user));
        put(info, "userFills", (user, ask) -> accounts.fills(asked(newest(user), ask)));
        put(info, "userFillsByTime", (user, ask) -> accounts.fills(asked(inRange(user, ask), ask)));
        put(info, "userFunding", this::userFunding);
        put(
                info,
                "userNonFundingLedgerUpdates",
                (user, ask) -> ledger.rows(user, ask.path("startTime").asLong(0), InfoDesk.end(ask, Long.MAX_VALUE)));
        put(info, "userTwapSliceFills", (user, ask) -> accounts.sliceFills(newest(user)));
        put(info, "userTwapSliceFillsByTime", (user, ask) -> accounts.sliceFills(inRange(user, ask)));
        put(info, "twapHistory", (user, ask) -> twaps.history(user));
        put(info, "activeAssetData", this::activeAssetData);
    }

    /** Adds a request that names a user. */
    static void put(InfoDesk info, String type, BiFunction<String, JsonNode, JsonNode> reply) {
        info.put(type, ask -> {
            String user = InfoDesk.text(ask, "user").toLowerCase(Locale.ROOT);
            if (!user.matches("0x[0-9a-f]{40}")) {
                throw new UnreadableException("invalid address");
            }
            return reply.apply(user, ask);
        });
    }

    private JsonNode orderStatus(String user, JsonNode ask) {
        JsonNode id = ask.path("oid");
        if (!id.isIntegralNumber() && !id.isTextual()) {
            throw new UnreadableException("missing field `oid`");
        }
        JsonNode lowered = id.isTextual() ? InfoDesk.word(id.asText().toLowerCase(Locale.ROOT)) : id;
        ObjectNode reply = JSON.objectNode();
        if (engine.knows(user)) {
            desk.find(user, lowered).filter(this::isIndexed).ifPresent(order -> reply.put("status", "order")
                    .set("order", orders.withStatus(order)));
        }
        return reply.isEmpty() ? reply.put("status", "unknownOid") : reply;
    }

    private boolean isIndexed(VenueOrder order) {
        return !switches.isOn(Switches.LATE_ORDER_STATUS)
                || clock.millis() - order.createdAt().toEpochMilli() > UNINDEXED_MS;
    }

    private List<Execution> newest(String user) {
        List<Execution> newest = new ArrayList<>(accounts.executions(user));
        Collections.reverse(newest);
        return newest.subList(0, Math.min(MOST_FILLS, newest.size()));
    }

    private static List<Execution> asked(List<Execution> fills, JsonNode ask) {
        return ask.path("aggregateByTime").asBoolean() ? PartialFills.merged(fills) : fills;
    }

    private List<Execution> inRange(String user, JsonNode ask) {
        long from = InfoDesk.number(ask, "startTime");
        long to = InfoDesk.end(ask, Long.MAX_VALUE);
        List<Execution> inRange = new ArrayList<>(accounts.executions(user).stream()
                .filter(execution -> within(execution.match().time().toEpochMilli(), from, to))
                .toList());
        if (ask.path("reversed").asBoolean()) {
            Collections.reverse(inRange);
        }
        return inRange.subList(0, Math.min(MOST_FILLS, inRange.size()));
    }

    private JsonNode userFunding(String user, JsonNode ask) {
        long from = ask.path("startTime").asLong(0);
        long to = InfoDesk.end(ask, Long.MAX_VALUE);
        ArrayNode rows = JSON.arrayNode();
        for (FundingPaid paid : accounts.fundings(user)) {
            if (within(paid.time().toEpochMilli(), from, to) && rows.size() < MOST_FUNDINGS) {
                ObjectNode delta = JSON.objectNode().put("type", "funding");
                delta.setAll(AccountWire.funding(paid));
                delta.remove("time");
                ObjectNode row = rows.addObject().put("time", paid.time().toEpochMilli());
                row.put("hash", FillWire.NO_HASH).set("delta", delta);
            }
        }
        return rows;
    }

    private static boolean within(long time, long from, long to) {
        return time >= from && time <= to;
    }

    private JsonNode activeAssetData(String user, JsonNode ask) {
        Coin coin = universe.coin(InfoDesk.text(ask, "coin"))
                .filter(traded -> !traded.isSpot())
                .orElseThrow(InfoDesk.UnknownInputException::new);
        return accounts.activeAsset(user, coin);
    }
}
