package io.azalai.trade.risk;

import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A new order as the gate judges it.
 *
 * @param symbol canonical or the venue's own, as {@link RiskView#instrument} takes it
 * @param quantity base units; null when the caller gave none, zero for a trigger that closes the whole position
 * @param price limit price in quote units; null when the caller gave none
 * @param triggerPrice in quote units; null when the caller gave none
 * @param timeInForce null where the type has none
 * @param leverage null: what {@link RiskGate#leverage} says
 * @param slippage fraction a market order may be worse than the reference price; null: the configured default
 */
public record RiskOrder(
        String clientOrderId,
        String venue,
        String account,
        String symbol,
        Side side,
        OrderType type,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal price,
        @Nullable BigDecimal triggerPrice,
        boolean reduceOnly,
        PositionSide positionSide,
        @Nullable TimeInForce timeInForce,
        @Nullable Integer leverage,
        @Nullable BigDecimal slippage,
        Instant createdAt,
        Origin origin) {

    /** Who sends an order. */
    public enum Origin {
        /** A user, a flow, a door. */
        CALLER,
        /** Our own keeping of what protects orders: two orders may be protected alike. */
        PROTECTION,
        /** The emergency stop closing what is open: the one thing HALTED lets through. */
        SYSTEM_FLATTEN;

        /** Whether it is ours, and so only closes: a close that is held back leaves a loss to grow. */
        boolean isOurs() {
            return this != CALLER;
        }
    }

    /**
     * The order a request asks for.
     *
     * @throws NullPointerException when symbol, side or order type is missing: the gateway parses before it asks
     */
    public static RiskOrder of(OrderRequest request, Origin origin) {
        OrderTerms terms = request.terms();
        return new RiskOrder(
                request.clientOrderId(),
                request.venue(),
                request.account(),
                Objects.requireNonNull(request.symbol(), "symbol"),
                Objects.requireNonNull(terms.side(), "side"),
                Objects.requireNonNull(terms.orderType(), "orderType"),
                closes(terms) ? BigDecimal.ZERO : terms.quantity(),
                terms.price(),
                terms.triggerPrice(),
                terms.reduceOnly(),
                terms.positionSide(),
                terms.timeInForce(),
                terms.leverage(),
                terms.slippage(),
                request.createdAt(),
                origin);
    }

    private static boolean closes(OrderTerms terms) {
        return terms.reduceOnly()
                && terms.quantity() == null
                && (terms.orderType() == OrderType.STOP_MARKET || terms.orderType() == OrderType.TAKE_PROFIT_MARKET);
    }

    /** Whether it closes whatever the position is once its trigger is reached. */
    public boolean closesPosition() {
        return reduceOnly && hasTrigger() && !hasLimit() && quantity != null && quantity.signum() == 0;
    }

    /** Whether the type carries a limit price. */
    public boolean hasLimit() {
        return switch (type) {
            case LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT -> true;
            case MARKET, STOP_MARKET, TAKE_PROFIT_MARKET, TWAP, TRAILING_STOP_MARKET -> false;
        };
    }

    /** Whether the type waits for a trigger. */
    public boolean hasTrigger() {
        return switch (type) {
            case STOP_MARKET, STOP_LIMIT, TAKE_PROFIT_MARKET, TAKE_PROFIT_LIMIT -> true;
            case MARKET, LIMIT, TWAP, TRAILING_STOP_MARKET -> false;
        };
    }
}
