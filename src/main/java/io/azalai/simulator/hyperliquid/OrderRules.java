package io.azalai.simulator.hyperliquid;

import io.azalai.model.Side;
import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.BookView;
import io.azalai.simulator.matching.DepthLevel;
import io.azalai.simulator.matching.EndReason;
import io.azalai.simulator.matching.Engine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the venue demands of an order before it matches, and what it says when it refuses (sections 3.6 and 5.3). */
final class OrderRules {

    private static final BigDecimal MINIMUM = BigDecimal.TEN;
    private static final BigDecimal BAND = new BigDecimal("0.95");

    private final Engine engine;

    OrderRules(Engine engine) {
        this.engine = engine;
    }

    /** Faults of the order itself, for which the whole batch is refused; empty when there are none. */
    Optional<String> staticFault(Order order) {
        Coin coin = order.coin();
        if (coin.delisted()) {
            return Optional.of("Trading is halted. asset=" + coin.asset());
        }
        if (order.isTrigger()) {
            return Optional.of(
                    coin.isSpot()
                            ? "Placing trigger orders is not enabled on spot trading yet"
                            : "Trigger orders are not simulated.");
        }
        if (coin.isSpot() && order.reduceOnly()) {
            return Optional.of("Reduce-only is invalid for spot trading");
        }
        if (order.size().signum() == 0) {
            return Optional.of("Order has zero size.");
        }
        if (order.price().signum() == 0) {
            return Optional.of("Order has invalid price.");
        }
        if (!coin.product().allowsQuantity(order.size())) {
            return Optional.of("Order has invalid size.");
        }
        if (!coin.product().allowsPrice(order.price())) {
            return Optional.of("Price must be divisible by tick size. asset=" + coin.asset());
        }
        BigDecimal reference = engine.statistics(coin.name()).mark();
        boolean far = order.price().subtract(reference).abs().compareTo(reference.multiply(BAND)) > 0;
        return far
                ? Optional.of("Order price cannot be more than 95% away from the reference price")
                : Optional.empty();
    }

    /** Whether it is worth less than ten dollars and does not close a whole position. */
    boolean belowMinimum(Order order, String account) {
        BigDecimal price = order.takes() ? firstExecutionPrice(order) : order.price();
        if (price.multiply(order.size()).compareTo(MINIMUM) >= 0) {
            return false;
        }
        AccountView view = engine.account(account);
        boolean closes = order.reduceOnly()
                && view.position(order.coin().name())
                        .filter(p -> p.size().signum() == (order.side() == Side.BUY ? -1 : 1))
                        .filter(p -> p.size().abs().compareTo(order.size()) <= 0)
                        .isPresent();
        return !closes;
    }

    private BigDecimal firstExecutionPrice(Order order) {
        BookView book = engine.book(order.coin().name(), 1);
        List<DepthLevel> other = order.buy() ? book.asks() : book.bids();
        return other.isEmpty() ? order.price() : other.get(0).price();
    }

    /** The text of a refusal at execution; {@code book} is the one that was met. */
    static String text(EndReason reason, Order order, BookView book) {
        String suffix = " asset=" + order.coin().asset();
        return switch (reason) {
            case NO_MATCH ->
                (order.tif().equals("FrontendMarket")
                                ? "No liquidity available for market order."
                                : "Order could not immediately match against any resting orders.")
                        + suffix;
            case WOULD_MATCH ->
                "Post only order would have immediately matched, bbo was " + best(book.bids()) + "@" + best(book.asks())
                        + "." + suffix;
            case WOULD_INCREASE, NOTHING_TO_REDUCE -> "Reduce only order would increase position." + suffix;
            case INSUFFICIENT_MARGIN -> "Insufficient margin to place order." + suffix;
            case INSUFFICIENT_BALANCE -> "Insufficient spot balance" + suffix;
            case BELOW_MINIMUM ->
                order.coin().isSpot()
                        ? "Order must have minimum value of 10 USDC."
                        : "Order must have minimum value of $10.";
            case WOULD_TRIGGER -> "Invalid TP/SL price." + suffix;
            case NOT_FILLABLE,
                    REMAINDER,
                    CANCELED_BY_OWNER,
                    SELF_TRADE,
                    SIBLING_FILLED,
                    PARENT_ENDED,
                    LIQUIDATED,
                    SCHEDULED -> "Order was canceled: " + reason.name().toLowerCase(Locale.ROOT) + suffix;
        };
    }

    private static String best(List<DepthLevel> levels) {
        return levels.isEmpty() ? "0.0" : Decimals.text(levels.get(0).price());
    }
}
