package io.azalai.simulator.matching;

import io.azalai.model.Market;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an account is worth now, one margin wallet at a time. Guarded by the engine's lock. */
final class Appraisal {

    private final Map<String, MarketState> markets;

    Appraisal(Map<String, MarketState> markets) {
        this.markets = markets;
    }

    /** An account seen from one margin wallet; its spot balances are always there. */
    AccountView of(Account account, String pool) {
        List<OpenPosition> positions = positions(account, pool);
        BigDecimal collateral = account.holdings.entrySet().stream()
                .filter(entry -> isOf(account, entry.getKey(), pool))
                .map(entry -> entry.getValue().collateral)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal wallet = account.wallet(pool).add(collateral);
        BigDecimal margin = positions.stream().map(OpenPosition::margin).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal orders = orderMargin(account, pool).add(account.lockedOfShared());
        return new AccountView(
                account.name,
                balances(account, margin.add(orders)),
                wallet,
                positions.stream().map(OpenPosition::unrealizedPnl).reduce(wallet, BigDecimal::add),
                margin,
                orders,
                positions.stream()
                        .filter(position -> !position.isIsolated())
                        .map(OpenPosition::maintenance)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                positions);
    }

    /** What of a purse may be spent or taken out. */
    BigDecimal free(Account account, Purse purse) {
        if (purse.pool() == null && !account.isShared(purse.asset())) {
            return account.held(purse.asset()).subtract(account.locked(purse.asset()));
        }
        String pool = account.sharesItsMoney() || purse.pool() == null ? "" : purse.pool();
        return of(account, pool).available().min(account.wallet(pool)).max(BigDecimal.ZERO);
    }

    private List<SpotBalance> balances(Account account, BigDecimal margined) {
        return account.assets().stream()
                .map(asset -> new SpotBalance(
                        asset,
                        account.held(asset),
                        account.isShared(asset) ? margined : account.locked(asset),
                        account.spotCost.getOrDefault(asset, BigDecimal.ZERO)))
                .toList();
    }

    private List<OpenPosition> positions(Account account, String pool) {
        return account.holdings.entrySet().stream()
                .filter(entry -> isOf(account, entry.getKey(), pool))
                .map(entry -> position(account, entry.getKey(), entry.getValue()))
                .toList();
    }

    private OpenPosition position(Account account, PositionKey key, Holding holding) {
        MarketState market = market(key.symbol());
        return holding.view(key, market.mark(), account.leverage(market.product), market.product);
    }

    private boolean isOf(Account account, PositionKey key, String pool) {
        return account.pool(market(key.symbol()).product).equals(pool);
    }

    private MarketState market(String symbol) {
        MarketState market = markets.get(symbol);
        if (market == null) {
            throw new IllegalArgumentException("no product " + symbol);
        }
        return market;
    }

    /** Initial margin of what open perpetual orders would add to positions; the oldest reduce first. */
    private static BigDecimal orderMargin(Account account, String pool) {
        Map<String, BigDecimal> reducible = new HashMap<>();
        BigDecimal margin = BigDecimal.ZERO;
        for (LiveOrder order : account.open.values()) {
            if (!order.isWorking()
                    || order.product.market() == Market.SPOT
                    || order.request().reduces()
                    || !account.pool(order.product).equals(pool)) {
                continue;
            }
            String key = order.product.symbol() + "|" + order.request().leg() + "|" + order.side();
            BigDecimal left = reducible.computeIfAbsent(key, k -> account.reducible(order.request()));
            BigDecimal reducing = left.min(order.remaining());
            reducible.put(key, left.subtract(reducing));
            margin = margin.add(order.remaining()
                    .subtract(reducing)
                    .multiply(order.limit())
                    .divide(BigDecimal.valueOf(account.leverage(order.product)), MathContext.DECIMAL64));
        }
        return margin;
    }
}
