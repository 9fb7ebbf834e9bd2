package io.azalai.venue.aster;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Permit;
import io.azalai.venue.PermitMint;
import io.azalai.venue.Symbols;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The orders that one recorded call asked for, as far as it or its reply says what they are. Confined to one thread.
 */
final class RecordedOrders {

    private final Symbols symbols;
    private final Market market;
    private final Map<Integer, String> unknown = new TreeMap<>();

    RecordedOrders(Symbols symbols, Market market) {
        this.symbols = symbols;
        this.market = market;
    }

    /** Why nobody can tell what was ordered, by place. */
    Map<Integer, String> unknown() {
        return unknown;
    }

    /**
     * The order at a place, by what was asked and what was answered; one that is shown to nobody where that is too
     * little.
     */
    Permit permit(int place, JsonNode asked, JsonNode answered) {
        try {
            return PermitMint.worthless(ticket(asked, answered));
        } catch (IllegalArgumentException lacking) {
            unknown.put(place, String.valueOf(lacking.getMessage()));
            return PermitMint.worthless(nothing());
        }
    }

    private OrderTicket ticket(JsonNode asked, JsonNode answered) {
        String symbol = required("symbol", asked, answered);
        Listing listing = symbols.onWire(market, symbol);
        OrderType type = Words.orderType(
                required("type", asked, answered), text(answered, "origType").orElse(null));
        boolean closes = asked.path("closePosition")
                .asBoolean(answered.path("closePosition").asBoolean());
        String id = text(asked, "newClientOrderId")
                .or(() -> text(answered, "clientOrderId"))
                .orElse(null);
        BigDecimal trigger = decimal(asked, answered, "stopPrice");
        boolean trails = Words.trails(required("type", asked, answered), null);
        return new OrderTicket(
                listing == null ? Naming.unlisted(market, symbol) : listing,
                RecordedRequests.ACCOUNT,
                id == null ? "" : id,
                id,
                Words.side(required("side", asked, answered)),
                type,
                Words.positionSide(first("positionSide", asked, answered).orElse(null)),
                closes ? BigDecimal.ZERO : quantity(asked, answered),
                orZero(decimal(asked, answered, "price")),
                trails ? null : Numbers.unlessZero(trigger),
                Words.timeInForce(first("timeInForce", asked, answered).orElse(null), type),
                asked.path("reduceOnly").asBoolean(answered.path("reduceOnly").asBoolean()),
                closes,
                Instant.MAX);
    }

    private static BigDecimal quantity(JsonNode asked, JsonNode answered) {
        String told =
                text(asked, "quantity").or(() -> text(answered, "origQty")).orElseThrow(() -> missing("quantity"));
        return Numbers.atLeastZero(Numbers.decimal(told), "quantity");
    }

    private static @Nullable BigDecimal decimal(JsonNode asked, JsonNode answered, String name) {
        return first(name, asked, answered).map(Numbers::decimal).orElse(null);
    }

    private static BigDecimal orZero(@Nullable BigDecimal price) {
        BigDecimal told = Numbers.unlessZero(price);
        return told == null ? BigDecimal.ZERO : told;
    }

    private static String required(String name, JsonNode asked, JsonNode answered) {
        return first(name, asked, answered).orElseThrow(() -> missing(name));
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("request." + name + " is missing: the reply does not say what was ordered");
    }

    private static Optional<String> first(String name, JsonNode... places) {
        return Stream.of(places).flatMap(place -> text(place, name).stream()).findFirst();
    }

    private static Optional<String> text(JsonNode place, String name) {
        JsonNode found = place.path(name);
        return found.isTextual() || found.isNumber()
                ? Optional.of(found.asText()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private OrderTicket nothing() {
        return new OrderTicket(
                RecordedRequests.untold(market),
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
