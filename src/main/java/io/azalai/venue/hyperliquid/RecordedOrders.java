package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Permit;
import io.azalai.venue.PermitMint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The orders that one recorded action asked for, as far as it says what they are. Confined to one thread. */
final class RecordedOrders {

    private static final String AT_MARKET = "FrontendMarket";

    private final Listings listings;
    private final Map<Integer, String> unknown = new TreeMap<>();

    RecordedOrders(Listings listings) {
        this.listings = listings;
    }

    /** Why nobody can tell what was ordered, by place. */
    Map<Integer, String> unknown() {
        return unknown;
    }

    /** The order at a place, by its element of the action; one that is shown to nobody where that is too little. */
    Permit permit(int place, JsonNode order) {
        try {
            return PermitMint.worthless(ticket(order));
        } catch (IllegalArgumentException lacking) {
            unknown.put(place, String.valueOf(lacking.getMessage()));
            return PermitMint.worthless(nothing());
        }
    }

    private OrderTicket ticket(JsonNode order) {
        JsonNode asset = required(order, "a", order.path("a").isIntegralNumber());
        JsonNode buys = required(order, "b", order.path("b").isBoolean());
        String id = order.path("c").isTextual() ? order.path("c").asText() : null;
        JsonNode trigger = order.at("/t/trigger");
        JsonNode limit = order.at("/t/limit/tif");
        required(order, "t", trigger.isObject() || limit.isTextual());
        return new OrderTicket(
                listings.listingOf(asset.asInt()),
                RecordedRequests.ACCOUNT,
                id == null ? "" : id,
                id,
                buys.asBoolean() ? Side.BUY : Side.SELL,
                type(trigger, limit.asText()),
                PositionSide.BOTH,
                decimal(order, "s"),
                decimal(order, "p"),
                trigger.isObject() ? Numbers.above(decimal(trigger, "triggerPx"), "triggerPx") : null,
                timeInForce(trigger, limit.asText()),
                order.path("r").asBoolean(),
                false,
                Instant.MAX);
    }

    private static OrderType type(JsonNode trigger, String timeInForce) {
        if (!trigger.isObject()) {
            return timeInForce.equals(AT_MARKET) ? OrderType.MARKET : OrderType.LIMIT;
        }
        boolean market = required(trigger, "isMarket", trigger.path("isMarket").isBoolean())
                .asBoolean();
        return switch (trigger.path("tpsl").asText()) {
            case "tp" -> market ? OrderType.TAKE_PROFIT_MARKET : OrderType.TAKE_PROFIT_LIMIT;
            case "sl" -> market ? OrderType.STOP_MARKET : OrderType.STOP_LIMIT;
            default -> throw missing("tpsl");
        };
    }

    private static @Nullable TimeInForce timeInForce(JsonNode trigger, String word) {
        if (trigger.isObject()) {
            return trigger.path("isMarket").asBoolean() ? null : TimeInForce.GTC;
        }
        return word.equals(AT_MARKET) ? null : Words.timeInForce(word);
    }

    private static BigDecimal decimal(JsonNode place, String name) {
        JsonNode told = required(place, name, place.path(name).isTextual());
        return Numbers.atLeastZero(Numbers.decimal(told.asText()), name);
    }

    private static JsonNode required(JsonNode place, String name, boolean given) {
        if (!given) {
            throw missing(name);
        }
        return place.path(name);
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException(
                "request lacks '" + name + "' of the order: the reply does not say what was ordered");
    }

    private static OrderTicket nothing() {
        return new OrderTicket(
                RecordedRequests.UNTOLD,
                RecordedRequests.ACCOUNT,
                "",
                null,
                Side.BUY,
                OrderType.LIMIT,
                PositionSide.BOTH,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null,
                null,
                false,
                false,
                Instant.MAX);
    }
}
