package io.azalai.trade;

import io.azalai.model.Bracket;
import io.azalai.model.Market;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.TimeInForce;
import io.azalai.model.TwapPrices;
import io.azalai.venue.Capability;
import io.azalai.venue.OpenVenue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a new order says what its type needs and nothing that it cannot have, and whether its venue can do it
 * (downstream.md section 7, request). On which side of the market a trigger lies is the venue's to judge. Stateless.
 */
final class TermsCheck {

    private static final int LONGEST_PARENT_ID = 58;

    private TermsCheck() {}

    static void order(OrderRequest request) {
        OrderTerms terms = request.terms();
        Field.require(request, terms.side() != null, "side", null, "give BUY or SELL");
        OrderType type = terms.orderType();
        if (type == null) {
            throw Field.refusal(
                    request, "INVALID_FIELD", "orderType is missing; give LIMIT, MARKET or a stop or take-profit type");
        }
        Field.require(request, type.isPlaced(), "orderType", type, "give LIMIT, MARKET or a stop or take-profit type");
        quantity(request, terms, type);
        price(request, terms, type);
        trigger(request, terms, type);
        overTime(request, terms, type == OrderType.TWAP);
        bracket(request, terms, type);
    }

    private static void quantity(OrderRequest request, OrderTerms terms, OrderType type) {
        if (terms.quantity() == null && isMarketTrigger(type)) {
            Field.require(
                    request,
                    terms.reduceOnly(),
                    "quantity",
                    null,
                    "give base units, such as 0.01, or reduceOnly to close the whole position");
            return;
        }
        Field.require(request, terms.quantity() != null, "quantity", null, "give base units, such as 0.01");
        Field.require(
                request,
                !isMarketTrigger(type) || !isZero(terms.quantity()),
                "quantity",
                terms.quantity(),
                "give more than zero, or leave it out to close the whole position");
    }

    private static void price(OrderRequest request, OrderTerms terms, OrderType type) {
        if (hasLimit(type)) {
            Field.require(
                    request, terms.price() != null, "price", null, "a " + type + " order needs one, in quote units");
            return;
        }
        Field.require(
                request,
                terms.price() == null,
                "price",
                terms.price(),
                "a " + type + " order has none; bound it with slippage");
        Field.require(
                request, terms.timeInForce() == null, "timeInForce", terms.timeInForce(), "only limit orders have one");
    }

    private static void trigger(OrderRequest request, OrderTerms terms, OrderType type) {
        if (hasTrigger(type)) {
            Field.require(
                    request,
                    terms.triggerPrice() != null,
                    "triggerPrice",
                    null,
                    "a " + type + " order needs one, in quote units");
        } else {
            Field.require(
                    request,
                    terms.triggerPrice() == null,
                    "triggerPrice",
                    terms.triggerPrice(),
                    "only stop and take-profit orders have one");
        }
    }

    private static void overTime(OrderRequest request, OrderTerms terms, boolean twap) {
        Duration period = terms.pace().period();
        Field.require(
                request,
                twap == (period != null && !period.isZero()),
                "periodSeconds",
                period == null ? null : period.toSeconds(),
                twap ? "a TWAP needs the time it is worked off in" : "only a TWAP has one");
        Field.require(
                request, twap || !terms.pace().randomize(), "randomize", true, "only a TWAP is worked off in slices");
        Field.require(
                request,
                !twap || terms.slippage() == null,
                "slippage",
                terms.slippage(),
                "the venue bounds each slice of a TWAP itself");
        TwapPrices prices = terms.pace().prices();
        TwapPrices.Trigger trigger = prices.trigger();
        twapPrice(request, twap, "startPrice", trigger == null ? null : trigger.price());
        twapPrice(request, twap, "stopPrice", prices.stopPrice());
    }

    private static void twapPrice(OrderRequest request, boolean twap, String field, @Nullable BigDecimal price) {
        Field.require(request, twap || price == null, field, price, "only a TWAP has one");
        Field.require(request, price == null || price.signum() > 0, field, price, "give a price above zero");
    }

    private static void bracket(OrderRequest request, OrderTerms terms, OrderType type) {
        Bracket bracket = terms.bracket();
        if (bracket.isEmpty()) {
            return;
        }
        Field.require(
                request,
                !hasTrigger(type) && type != OrderType.TWAP,
                "orderType",
                type,
                "takeProfitPrice and stopLossPrice go with LIMIT and MARKET");
        Field.require(
                request,
                !terms.reduceOnly(),
                "reduceOnly",
                true,
                "an order that only reduces needs no takeProfitPrice or stopLossPrice");
        Field.require(
                request,
                request.clientOrderId().length() <= LONGEST_PARENT_ID,
                "clientOrderId",
                request.clientOrderId(),
                "with takeProfitPrice or stopLossPrice give at most " + LONGEST_PARENT_ID + " characters");
        BracketCheck.limit(request, Objects.requireNonNull(terms.side(), "side"), bracket, terms.price());
    }

    /** Whether the venue can do what a request with a resolved market asks. */
    static void capable(OrderRequest request, OpenVenue venue) {
        OrderTerms terms = request.terms();
        OrderType type = terms.orderType();
        need(request, venue, type == OrderType.LIMIT, Capability.LIMIT_ORDERS);
        need(request, venue, type == OrderType.MARKET, Capability.MARKET_ORDERS);
        need(request, venue, type == OrderType.TWAP, Capability.TWAP);
        need(request, venue, type != null && hasTrigger(type), Capability.TRIGGER_ORDERS);
        need(request, venue, terms.quantity() == null, Capability.CLOSE_ON_TRIGGER);
        need(request, venue, terms.timeInForce() == TimeInForce.GTX, Capability.POST_ONLY);
        need(request, venue, terms.timeInForce() == TimeInForce.FOK, Capability.FOK);
        need(request, venue, terms.reduceOnly(), Capability.REDUCE_ONLY);
        need(request, venue, !terms.bracket().isEmpty(), Capability.TRIGGER_ORDERS);
        need(request, venue, !terms.bracket().isEmpty(), Capability.REDUCE_ONLY);
        need(request, venue, terms.positionSide() != PositionSide.BOTH, Capability.HEDGE_MODE);
    }

    static void need(OrderRequest request, OpenVenue venue, boolean asked, Capability capability) {
        Market market = request.market() == null ? Market.PERP : request.market();
        if (asked && !venue.capabilities(market).contains(capability)) {
            throw Field.refusal(request, "UNSUPPORTED", venue.name() + " cannot do " + capability + " on " + market);
        }
    }

    /** The terms with what their type implies. */
    static OrderTerms complete(OrderTerms terms) {
        OrderType type = terms.orderType();
        return type != null && hasLimit(type) && terms.timeInForce() == null ? terms.inForce(TimeInForce.GTC) : terms;
    }

    static boolean hasLimit(OrderType type) {
        return switch (type) {
            case LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT -> true;
            case MARKET, STOP_MARKET, TAKE_PROFIT_MARKET, TWAP, TRAILING_STOP_MARKET -> false;
        };
    }

    static boolean hasTrigger(OrderType type) {
        return switch (type) {
            case STOP_MARKET, STOP_LIMIT, TAKE_PROFIT_MARKET, TAKE_PROFIT_LIMIT -> true;
            case MARKET, LIMIT, TWAP, TRAILING_STOP_MARKET -> false;
        };
    }

    private static boolean isMarketTrigger(OrderType type) {
        return hasTrigger(type) && !hasLimit(type);
    }

    private static boolean isZero(@Nullable BigDecimal value) {
        return value != null && value.signum() == 0;
    }
}
