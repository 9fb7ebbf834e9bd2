package io.azalai.simulator.matching;

import io.azalai.model.Market;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Money, positions and orders of one trader. Guarded by the engine's lock. */
final class Account {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    final String name;
    /** Whether orders are never refused for lack of money; such an account keeps no history. */
    final boolean unlimited;

    final Map<String, BigDecimal> spot = new TreeMap<>();
    final Map<String, BigDecimal> spotCost = new TreeMap<>();
    final Map<String, Holding> holdings = new TreeMap<>();
    final Map<String, Integer> leverages = new HashMap<>();
    final Map<Long, LiveOrder> open = new LinkedHashMap<>();
    final Map<Long, LiveOrder> history = new LinkedHashMap<>();
    final Map<String, LiveOrder> byClientOrderId = new HashMap<>();
    final List<Execution> executions = new ArrayList<>();
    final List<FundingPaid> fundingPayments = new ArrayList<>();
    BigDecimal wallet;

    Account(String name, boolean unlimited, Map<String, BigDecimal> spot, BigDecimal wallet) {
        this.name = name;
        this.unlimited = unlimited;
        this.spot.putAll(spot);
        this.wallet = wallet;
    }

    void remember(LiveOrder order) {
        if (unlimited) {
            return;
        }
        history.put(order.id, order);
        String clientOrderId = order.request.clientOrderId();
        if (clientOrderId != null) {
            byClientOrderId.put(clientOrderId, order);
        }
    }

    BigDecimal position(String symbol) {
        Holding holding = holdings.get(symbol);
        return holding == null ? BigDecimal.ZERO : holding.size;
    }

    /** How much an order on this side could take off the position, base units. */
    BigDecimal reducible(String symbol, Side side) {
        BigDecimal position = position(symbol);
        return position.signum() == (side == Side.BUY ? -1 : 1) ? position.abs() : BigDecimal.ZERO;
    }

    int leverage(Product product) {
        return leverages.getOrDefault(product.symbol(), Math.min(20, product.maxLeverage()));
    }

    /** Adds to a spot balance, or to the margin money; takes nothing away that is not free. */
    boolean move(Market market, String asset, BigDecimal amount, AccountView now) {
        BigDecimal most = market == Market.SPOT ? free(asset) : now.available().min(wallet);
        if (amount.negate().compareTo(most) > 0) {
            return false;
        }
        if (market == Market.SPOT) {
            spot.merge(asset, amount, BigDecimal::add);
        } else {
            wallet = wallet.add(amount);
        }
        return true;
    }

    BigDecimal free(String asset) {
        return spot.getOrDefault(asset, BigDecimal.ZERO).subtract(locked(asset));
    }

    BigDecimal locked(String asset) {
        BigDecimal locked = BigDecimal.ZERO;
        for (LiveOrder order : open.values()) {
            if (order.product.market() == Market.SPOT && paysWith(order).equals(asset)) {
                BigDecimal rest = order.remaining();
                locked = locked.add(order.side() == Side.BUY ? rest.multiply(order.limit()) : rest);
            }
        }
        return locked;
    }

    /** Asset an order is paid with: the margin asset of a perpetual, what is given away on spot. */
    static String paysWith(LiveOrder order) {
        boolean inQuote = order.product.market() == Market.PERP || order.side() == Side.BUY;
        return inQuote ? order.product.quote() : order.product.base();
    }

    AccountView view(Function<String, BigDecimal> marks, Function<String, Product> products) {
        List<SpotBalance> balances = spot.entrySet().stream()
                .map(e -> new SpotBalance(
                        e.getKey(),
                        e.getValue(),
                        locked(e.getKey()),
                        spotCost.getOrDefault(e.getKey(), BigDecimal.ZERO)))
                .toList();
        List<OpenPosition> positions = holdings.entrySet().stream()
                .map(e -> e.getValue().view(e.getKey(), marks.apply(e.getKey()), leverage(products.apply(e.getKey()))))
                .toList();
        return new AccountView(
                name,
                balances,
                wallet,
                positions.stream().map(OpenPosition::unrealizedPnl).reduce(wallet, BigDecimal::add),
                positions.stream().map(OpenPosition::margin).reduce(BigDecimal.ZERO, BigDecimal::add),
                orderMargin(),
                positions.stream()
                        .map(p -> maintenance(p, products.apply(p.symbol())))
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                positions);
    }

    private static BigDecimal maintenance(OpenPosition position, Product product) {
        return position.value().divide(TWO.multiply(BigDecimal.valueOf(product.maxLeverage())), MathContext.DECIMAL64);
    }

    /** Initial margin of what open perpetual orders would add to positions; the oldest reduce first. */
    private BigDecimal orderMargin() {
        Map<String, BigDecimal> reducible = new HashMap<>();
        BigDecimal margin = BigDecimal.ZERO;
        for (LiveOrder order : open.values()) {
            if (order.product.market() == Market.SPOT || order.request.reduceOnly()) {
                continue;
            }
            String symbol = order.product.symbol();
            String key = symbol + "|" + order.side();
            BigDecimal left = reducible.computeIfAbsent(key, k -> reducible(symbol, order.side()));
            BigDecimal reducing = left.min(order.remaining());
            reducible.put(key, left.subtract(reducing));
            margin = margin.add(order.remaining()
                    .subtract(reducing)
                    .multiply(order.limit())
                    .divide(BigDecimal.valueOf(leverage(order.product)), MathContext.DECIMAL64));
        }
        return margin;
    }
}
