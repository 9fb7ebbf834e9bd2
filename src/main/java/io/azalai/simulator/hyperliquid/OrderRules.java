package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.matching.BookView;
import io.azalai.simulator.matching.DepthLevel;
import io.azalai.simulator.matching.EndReason;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.OpenPosition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the venue demands of an order before it matches, and what it says when it refuses (sections 3.6 and 5.3). */
final class OrderRules {

    private static final BigDecimal MINIMUM = BigDecimal.TEN;
    private static final BigDecimal BAND = new BigDecimal("0.95");
    private static final BigDecimal SPOT_ABOVE = new BigDecimal("0.2");
    private static final BigDecimal SPOT_MOST = new BigDecimal("5");

    private final Engine engine;
    private final AddressBudget budget;
    private final Switches switches;
    private final Listings listings;
    private final OpenInterestRules interest;
    private final OrderLimits limits;

    OrderRules(Engine engine, AddressBudget budget, Switches switches, Listings listings) {
        this.engine = engine;
        this.budget = budget;
        this.switches = switches;
        this.listings = listings;
        this.limits = new OrderLimits(engine);
        this.interest = new OpenInterestRules(engine, listings);
    }

    /** Faults of a batch, for which all of it is refused; empty when there are none. */
    Optional<String> fault(List<Order> orders, JsonNode grouping) {
        if (orders.isEmpty()) {
            return Optional.of("Orders are empty.");
        }
        if (grouping.isObject()) {
            return Optional.of("Insufficient delegatable balance for priority order");
        }
        Optional<String> grouped = groupFault(orders, grouping.asText());
        return grouped.isPresent()
                ? grouped
                : orders.stream()
                        .map(this::staticFault)
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static Optional<String> groupFault(List<Order> orders, String grouping) {
        boolean onPosition = grouping.equals("positionTpsl");
        if (!onPosition && !grouping.equals("normalTpsl")) {
            return Optional.empty();
        }
        List<Order> exits = onPosition ? orders : orders.subList(1, orders.size());
        boolean entryIsFine = onPosition || !orders.get(0).isTrigger();
        if (!entryIsFine
                || exits.isEmpty()
                || exits.size() > 2
                || !exits.stream().allMatch(Order::isTrigger)) {
            return Optional.of("Unexpected number of trigger orders");
        }
        return exits.stream().allMatch(Order::reduceOnly)
                ? Optional.empty()
                : Optional.of("TP/SL orders must be reduce only");
    }

    /** Faults of the order itself, for which the whole batch is refused; empty when there are none. */
    Optional<String> staticFault(Order order) {
        Coin coin = order.coin();
        if (coin.delisted() || listings.of(coin) == Listings.State.HALTED) {
            return Optional.of("Trading is halted. asset=" + coin.asset());
        }
        if (order.isTrigger() && coin.isSpot()) {
            return Optional.of("Placing trigger orders is not enabled on spot trading yet");
        }
        if (coin.isSpot() && order.reduceOnly()) {
            return Optional.of("Reduce-only is invalid for spot trading");
        }
        if (order.size().signum() == 0 && !order.closesPosition()) {
            return Optional.of("Order has zero size.");
        }
        if (order.price().signum() == 0) {
            return Optional.of("Order has invalid price.");
        }
        if (!coin.product().allowsQuantity(order.size())) {
            return Optional.of("Order has invalid size.");
        }
        Order.Condition condition = order.condition();
        boolean onGrid = coin.product().allowsPrice(order.price())
                && (condition == null || coin.product().allowsPrice(condition.triggerPrice()));
        if (!onGrid) {
            return Optional.of("Price must be divisible by tick size. asset=" + coin.asset());
        }
        Optional<String> overValue = limits.overValue(order);
        if (overValue.isPresent()) {
            return overValue;
        }
        return isFar(order.price(), engine.statistics(coin.name()).mark(), coin.isSpot())
                ? Optional.of("Order price cannot be more than 95% away from the reference price")
                : Optional.empty();
    }

    private static boolean isFar(BigDecimal price, BigDecimal reference, boolean spot) {
        return spot
                ? price.compareTo(reference.multiply(SPOT_ABOVE)) <= 0
                        || price.compareTo(reference.multiply(SPOT_MOST)) > 0
                : price.subtract(reference).abs().compareTo(reference.multiply(BAND)) > 0;
    }

    /** Why an order is refused before it could match; empty when the engine may see it. */
    Optional<EndReason> refusal(Order order, String account) {
        if (hasTooMany(account, order)) {
            return Optional.of(EndReason.TOO_MANY_OPEN);
        }
        if (order.isShortOfTrigger()) {
            return Optional.of(EndReason.WOULD_TRIGGER);
        }
        if (switches.isOn(Switches.ONLY_POST_ONLY) && !order.isPostOnly()) {
            return Optional.of(EndReason.ONLY_POST_ONLY);
        }
        Optional<OpenPosition> position = engine.account(account, order.coin().dex())
                .position(order.coin().name());
        Optional<OpenPosition> closable = position.filter(open -> open.size().signum() == (order.buy() ? -1 : 1));
        if (order.reduceOnly() && closable.isEmpty()) {
            return Optional.of(EndReason.WOULD_INCREASE);
        }
        boolean closes = order.reduceOnly()
                && closable.filter(open -> open.size().abs().compareTo(order.size()) <= 0)
                        .isPresent();
        boolean exempt = closes || order.closesPosition() || (order.reduceOnly() && order.isTrigger());
        BigDecimal price = order.takes() ? firstExecutionPrice(order) : order.price();
        BigDecimal held = position.map(OpenPosition::size).orElse(BigDecimal.ZERO);
        return !exempt && price.multiply(order.size()).compareTo(MINIMUM) < 0
                ? Optional.of(EndReason.BELOW_MINIMUM)
                : limits.refusal(order, account, held).or(() -> interest.refusal(order, held));
    }

    /**
     * Whether an account has so many orders open that the venue takes no more, or none such as this one (section 7.2).
     */
    boolean hasTooMany(String account, Order order) {
        int open = engine.openCount(account);
        boolean onlyIfFew = order.reduceOnly() || order.isTrigger();
        return open >= AddressBudget.CROWDED && (onlyIfFew || (!order.takes() && open >= budget.mostOpen(account)));
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
                (order.isMarket()
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
            case TOO_MANY_OPEN -> "Too many open orders" + suffix;
            case WOULD_TRIGGER -> "Invalid TP/SL price." + suffix;
            case OVER_TIER -> "Order would cause position to exceed margin tier limit at current leverage" + suffix;
            case INCREASE_AT_INTEREST_CAP, FLIP_AT_INTEREST_CAP ->
                "Order would increase open interest while open interest is capped" + suffix;
            case AGGRESSIVE_AT_INTEREST_CAP ->
                "Order rejected due to price more aggressive than oracle while at open interest cap" + suffix;
            case INTEREST_TOO_FAST -> "Order would increase open interest too quickly" + suffix;
            case ONLY_POST_ONLY -> "Only post-only orders allowed immediately after network upgrade" + suffix;
            case NOT_FILLABLE,
                    REMAINDER,
                    CANCELED_BY_OWNER,
                    SELF_TRADE,
                    SIBLING_FILLED,
                    PARENT_ENDED,
                    LIQUIDATED,
                    SCHEDULED,
                    DELISTED,
                    VAULT_WITHDRAWAL -> "Order was canceled: " + reason.name().toLowerCase(Locale.ROOT) + suffix;
        };
    }

    private static String best(List<DepthLevel> levels) {
        return levels.isEmpty() ? "0.0" : Decimals.text(levels.get(0).price());
    }
}
