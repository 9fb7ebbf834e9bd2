package io.azalai.simulator.matching;

import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * Closes positions that are margined too thinly: on the book first, and what the book does not take, or what has sunk
 * too deep, is taken over by an account of the venue's. Guarded by the engine's lock.
 */
final class Liquidator {

    /** Account that takes positions over and pays what a liquidated account cannot. */
    static final String BACKSTOP = "backstop";

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    private final Registry registry;
    private final Matcher matcher;
    private final Happenings happenings;
    private long liquidations;

    Liquidator(Registry registry, Matcher matcher, Happenings happenings) {
        this.registry = registry;
        this.matcher = matcher;
        this.happenings = happenings;
    }

    /** Looks at every account with a position in a product whose mark has moved. */
    void look(MarketState market) {
        for (Account account : registry.accounts()) {
            if (!account.unlimited && holds(account, market)) {
                look(account, market.product);
            }
            if (!account.unlimited) {
                forgive(account, market.product);
            }
        }
    }

    private static boolean holds(Account account, MarketState market) {
        return account.holdings.keySet().stream().anyMatch(key -> key.symbol().equals(market.product.symbol()));
    }

    private void look(Account account, Product product) {
        AccountView view = registry.view(account, product);
        for (OpenPosition position : view.positions()) {
            boolean isolated = position.symbol().equals(product.symbol()) && position.isIsolated();
            if (isolated && position.margin().compareTo(position.maintenance()) < 0) {
                liquidate(account, List.of(position), position.margin(), position.maintenance());
            }
        }
        List<OpenPosition> cross = view.positions().stream()
                .filter(position -> !position.isIsolated())
                .toList();
        if (!cross.isEmpty() && view.crossEquity().compareTo(view.maintenance()) < 0) {
            liquidate(account, cross, view.crossEquity(), view.maintenance());
        }
    }

    /**
     * What a wallet is short of without a position that could be closed (a fee, a close far from the mark), the venue
     * pays.
     */
    private void forgive(Account account, Product product) {
        String pool = account.pool(product);
        BigDecimal wallet = account.wallet(pool);
        if (wallet.signum() < 0
                && registry.appraisal().pledged(account).signum() == 0
                && registry.appraisal().of(account, pool).positions().stream().allMatch(OpenPosition::isIsolated)) {
            account.addToWallet(pool, wallet.negate());
            registry.account(BACKSTOP).addToWallet(product.pool(), wallet);
            happenings.moved(account, AccountChange.Cause.ORDER, Set.of(product.quote()), Set.of());
        }
    }

    private void liquidate(Account account, List<OpenPosition> positions, BigDecimal equity, BigDecimal maintenance) {
        announce(account, positions, equity);
        cancelOrders(account, positions);
        BigDecimal wallet = account.wallet(account.pool(product(positions.get(0))));
        boolean deep = equity.multiply(THREE).compareTo(maintenance.multiply(TWO)) < 0;
        for (OpenPosition position : positions) {
            if (!deep) {
                onTheBook(account, position);
            }
            Holding left = account.holdings.get(key(position));
            if (left != null) {
                takeOver(account, position, left);
            }
            registry.market(position.symbol()).stirred = true;
        }
        settle(account, positions.get(0), deep, wallet);
    }

    private void announce(Account account, List<OpenPosition> positions, BigDecimal equity) {
        LiquidationEvent event = new LiquidationEvent(
                ++liquidations,
                account.name,
                positions.get(0).isIsolated(),
                positions.stream().map(OpenPosition::value).reduce(BigDecimal.ZERO, BigDecimal::add),
                equity,
                positions,
                registry.clock.instant());
        happenings.add(listener -> listener.liquidated(event));
    }

    private void cancelOrders(Account account, List<OpenPosition> positions) {
        List<String> symbols =
                positions.stream().map(OpenPosition::symbol).distinct().toList();
        boolean all = !positions.get(0).isIsolated();
        String pool = account.pool(product(positions.get(0)));
        List<LiveOrder> open = account.open.values().stream()
                .filter(order ->
                        all ? account.pool(order.product).equals(pool) : symbols.contains(order.product.symbol()))
                .toList();
        for (LiveOrder order : open) {
            if (order.isOpen()) {
                matcher.end(order, registry.market(order.product.symbol()), EndReason.LIQUIDATED);
            }
        }
    }

    private void onTheBook(Account account, OpenPosition position) {
        LiveOrder order = registry.order(closing(account, position, position.size()));
        order.liquidation = new LiquidationMark(account.name, position.mark(), LiquidationMark.Method.MARKET);
        happenings.accepted(order);
        matcher.run(order, registry.market(position.symbol()));
    }

    private void takeOver(Account account, OpenPosition position, Holding left) {
        MarketState market = registry.market(position.symbol());
        LiquidationMark mark = new LiquidationMark(account.name, position.mark(), LiquidationMark.Method.BACKSTOP);
        LiveOrder loser = registry.order(closing(account, position, left.size));
        LiveOrder heir = registry.order(closing(registry.account(BACKSTOP), position, left.size.negate()));
        happenings.accepted(loser);
        matcher.handOver(loser, heir, market.mark(), mark, market);
    }

    private static NewOrder closing(Account account, OpenPosition position, BigDecimal signed) {
        Side side = signed.signum() > 0 ? Side.SELL : Side.BUY;
        return new NewOrder(account.name, position.symbol(), side, signed.abs(), null, TimeInForce.IOC, false, null)
                .withLeg(account.unlimited ? PositionSide.BOTH : position.leg());
    }

    /**
     * What is left of the margin of positions that were taken over goes with them. What an isolated position lost
     * beyond its collateral, and what a wallet is short of, the venue pays; not what pledged assets cover, which stays
     * owed.
     */
    private void settle(Account account, OpenPosition first, boolean takenOver, BigDecimal before) {
        Product product = product(first);
        String pool = account.pool(product);
        BigDecimal wallet = account.wallet(pool);
        BigDecimal left = first.isIsolated() ? wallet.subtract(before) : wallet;
        boolean crossIsOver =
                registry.appraisal().of(account, pool).positions().stream().allMatch(OpenPosition::isIsolated);
        boolean over = first.isIsolated() || crossIsOver;
        boolean covered = registry.appraisal().pledged(account).add(left).signum() > 0
                && !account.pledges().isEmpty();
        if (over && !covered && (left.signum() < 0 || (takenOver && !account.sharesItsMoney()))) {
            account.addToWallet(pool, left.negate());
            registry.account(BACKSTOP).addToWallet(product.pool(), left);
        }
        happenings.moved(account, AccountChange.Cause.ORDER, Set.of(product.quote()), Set.of(first.symbol()));
    }

    private Product product(OpenPosition position) {
        return registry.market(position.symbol()).product;
    }

    private static PositionKey key(OpenPosition position) {
        return new PositionKey(position.symbol(), position.leg());
    }
}
