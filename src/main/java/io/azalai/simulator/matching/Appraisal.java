package io.azalai.simulator.matching;

import io.azalai.model.Market;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What an account is worth now, one margin wallet at a time. Guarded by the engine's lock. */
final class Appraisal {

    private final Map<String, MarketState> markets;
    private final MarginTerms margin;

    Appraisal(Map<String, MarketState> markets, MarginTerms margin) {
        this.markets = markets;
        this.margin = margin;
    }

    /** An account seen from one margin wallet; its spot balances are always there. */
    AccountView of(Account account, String pool) {
        String wallet = account.pool(pool);
        return of(account, wallet, product -> account.pool(product).equals(wallet));
    }

    /** The same, but of an account whose wallets are one only what this wallet's products take from it. */
    AccountView part(Account account, String pool) {
        return of(account, account.pool(pool), product -> product.pool().equals(pool));
    }

    private AccountView of(Account account, String pool, Predicate<Product> counted) {
        List<OpenPosition> positions = positions(account, counted);
        BigDecimal collateral = account.holdings.entrySet().stream()
                .filter(entry -> counted.test(market(entry.getKey().symbol()).product))
                .map(entry -> entry.getValue().collateral)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal wallet = account.wallet(pool).add(collateral);
        BigDecimal margin = positions.stream().map(OpenPosition::margin).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal pledged = pledged(account);
        BigDecimal orders = orderMargin(account, counted).add(account.lockedOf(pool));
        return new AccountView(
                account.name,
                balances(account),
                wallet,
                positions.stream().map(OpenPosition::unrealizedPnl).reduce(wallet.add(pledged), BigDecimal::add),
                margin,
                orders,
                positions.stream()
                        .filter(position -> !position.isIsolated())
                        .map(OpenPosition::maintenance)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                positions,
                pledged);
    }

    /** Mark at which a position is liquidated while all other prices stay; empty when none above zero is. */
    Optional<BigDecimal> liquidationPrice(Account account, OpenPosition position) {
        Product product = market(position.symbol()).product;
        if (position.isIsolated()) {
            return new LiquidationPrice(position.margin(), BigDecimal.ZERO, List.of(position.size()), BigDecimal.ZERO)
                    .from(position.mark(), product.tiers());
        }
        AccountView view = of(account, product.pool());
        List<OpenPosition> legs = view.positions().stream()
                .filter(leg -> !leg.isIsolated() && leg.symbol().equals(position.symbol()))
                .toList();
        BigDecimal others =
                legs.stream().map(OpenPosition::maintenance).reduce(view.maintenance(), BigDecimal::subtract);
        BigDecimal rate = account.pledges().getOrDefault(product.base(), BigDecimal.ZERO);
        return new LiquidationPrice(
                        view.crossEquity(),
                        others,
                        legs.stream().map(OpenPosition::size).toList(),
                        account.held(product.base()).multiply(rate))
                .from(position.mark(), product.tiers());
    }

    /** What assets beside the margin asset count for, quote units. */
    BigDecimal pledged(Account account) {
        return account.pledges().entrySet().stream()
                .map(pledge -> account.held(pledge.getKey())
                        .multiply(pledge.getValue())
                        .multiply(price(pledge.getKey())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Index price of an asset by the perpetual of it. */
    private BigDecimal price(String asset) {
        return markets.values().stream()
                .filter(market -> market.product.market() == Market.PERP
                        && market.product.base().equals(asset))
                .map(MarketState::index)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no perpetual prices " + asset));
    }

    /** What of a purse may be spent or taken out. */
    BigDecimal free(Account account, Purse purse) {
        if (purse.pool() == null && !account.isShared(purse.asset())) {
            BigDecimal free = account.held(purse.asset()).subtract(account.locked(purse.asset()));
            BigDecimal rate = account.pledges().getOrDefault(purse.asset(), BigDecimal.ZERO);
            return rate.signum() == 0
                    ? free
                    : free.min(of(account, "")
                            .available()
                            .divide(rate.multiply(price(purse.asset())), 8, RoundingMode.DOWN));
        }
        String pool = purse.pool() == null ? purse.asset() : purse.pool();
        BigDecimal beyond = of(account, pool).availableBeyond(margin.kept());
        return margin.gains() && !account.sharesItsMoney()
                ? beyond
                : beyond.min(account.wallet(pool)).max(BigDecimal.ZERO);
    }

    /** What may be taken from the margin of an isolated position: what its leverage does not need, if it may leave. */
    BigDecimal spare(OpenPosition position) {
        BigDecimal spare = position.margin().subtract(position.initialMargin());
        BigDecimal collateral = position.collateral();
        return margin.gains() || collateral == null ? spare : spare.min(collateral);
    }

    /**
     * Where an asset's spot balance is its margin too, what is set aside for isolated positions is still part of it.
     */
    private List<SpotBalance> balances(Account account) {
        return account.assets().stream()
                .map(asset -> new SpotBalance(
                        asset,
                        account.isShared(asset)
                                ? account.held(asset).add(setAside(account, asset))
                                : account.held(asset),
                        account.locked(asset),
                        account.spotCost.getOrDefault(asset, BigDecimal.ZERO)))
                .toList();
    }

    private BigDecimal setAside(Account account, String asset) {
        return account.holdings.entrySet().stream()
                .filter(entry -> market(entry.getKey().symbol()).product.quote().equals(asset))
                .map(entry -> entry.getValue().collateral)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<OpenPosition> positions(Account account, Predicate<Product> counted) {
        return account.holdings.entrySet().stream()
                .filter(entry -> counted.test(market(entry.getKey().symbol()).product))
                .map(entry -> position(account, entry.getKey(), entry.getValue()))
                .toList();
    }

    private OpenPosition position(Account account, PositionKey key, Holding holding) {
        MarketState market = market(key.symbol());
        return holding.view(key, market.mark(), account.leverage(market.product), market.product);
    }

    private MarketState market(String symbol) {
        MarketState market = markets.get(symbol);
        if (market == null) {
            throw new IllegalArgumentException("no product " + symbol);
        }
        return market;
    }

    /** Initial margin of what open perpetual orders would add to positions; the oldest reduce first. */
    private static BigDecimal orderMargin(Account account, Predicate<Product> counted) {
        Map<String, BigDecimal> reducible = new HashMap<>();
        BigDecimal margin = BigDecimal.ZERO;
        for (LiveOrder order : account.open.values()) {
            if (!order.isWorking()
                    || order.product.market() == Market.SPOT
                    || order.request().reduces()
                    || !counted.test(order.product)) {
                continue;
            }
            String key = order.product.symbol() + "|" + order.request().leg() + "|" + order.side();
            BigDecimal left = reducible.computeIfAbsent(key, absent -> account.reducible(order.request()));
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
