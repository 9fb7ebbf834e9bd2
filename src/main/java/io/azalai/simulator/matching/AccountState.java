package io.azalai.simulator.matching;

import io.azalai.model.PositionSide;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that an account is, to be kept while no engine runs. Wallets that are shared or pledged are not kept.
 *
 * @param spot balances by asset
 * @param wallets margin money by wallet, without the collateral of isolated positions
 * @param spotCost what was paid for what is held on spot, by asset
 * @param settings leverage and mode by symbol
 * @param orders open ones and the newest that ended, oldest first
 * @param fundingPayments the newest, oldest first, as are executions
 * @param lastOrder number of the last order of the engine
 * @param lastMatch number of its last match
 */
public record AccountState(
        String account,
        Map<String, BigDecimal> spot,
        Map<String, BigDecimal> wallets,
        Map<String, BigDecimal> spotCost,
        List<Position> positions,
        Map<String, MarginSetting> settings,
        List<KeptOrder> orders,
        List<Execution> executions,
        List<FundingPaid> fundingPayments,
        long lastOrder,
        long lastMatch) {

    /** Keeps copies. */
    public AccountState {
        spot = Map.copyOf(spot);
        wallets = Map.copyOf(wallets);
        spotCost = Map.copyOf(spotCost);
        positions = List.copyOf(positions);
        settings = Map.copyOf(settings);
        orders = List.copyOf(orders);
        executions = List.copyOf(executions);
        fundingPayments = List.copyOf(fundingPayments);
    }

    /**
     * A position, or one leg of a hedged one.
     *
     * @param size signed base units
     * @param cost signed sum paid for it
     * @param collateral set aside for it; zero where the whole account margins it
     */
    public record Position(
            String symbol,
            PositionSide leg,
            boolean isolated,
            BigDecimal size,
            BigDecimal cost,
            BigDecimal fundingPaid,
            BigDecimal collateral) {}

    /**
     * An order with what it hangs together with.
     *
     * @param best how far the price went its way, for one that trails; null for others
     * @param children numbers of those that begin once it is filled
     * @param siblings numbers of those of which one fill ends the others, its own among them
     */
    public record KeptOrder(VenueOrder order, @Nullable BigDecimal best, List<Long> children, List<Long> siblings) {
        /** Keeps copies. */
        public KeptOrder {
            children = List.copyOf(children);
            siblings = List.copyOf(siblings);
        }
    }

    /**
     * An account of an engine as it stands.
     *
     * @param ended how many of the orders that ended, fills and payments are kept; older ones are forgotten
     */
    public static AccountState of(Engine engine, String name, int ended) {
        return engine.within(registry -> {
            Account account = registry.account(name);
            account.forget(ended);
            Registry.Numbers numbers = registry.numbers();
            return new AccountState(
                    name,
                    account.spot(),
                    account.wallets(),
                    account.spotCost,
                    account.holdings.entrySet().stream()
                            .map(held -> position(held.getKey(), held.getValue()))
                            .toList(),
                    account.settings,
                    account.history.values().stream().map(AccountState::kept).toList(),
                    account.executions,
                    account.fundingPayments,
                    numbers.orders(),
                    numbers.matches());
        });
    }

    private static Position position(PositionKey key, Holding held) {
        return new Position(
                key.symbol(), key.leg(), held.isolated, held.size, held.cost, held.fundingPaid, held.collateral);
    }

    private static KeptOrder kept(LiveOrder order) {
        return new KeptOrder(order.view(), order.best(), ids(order.children), ids(order.siblings));
    }

    private static List<Long> ids(List<LiveOrder> orders) {
        return orders.stream().map(order -> order.id).toList();
    }

    /**
     * Opens the account in an engine that lists its products: its orders rest and wait again, behind those of others.
     *
     * @throws IllegalStateException when the account exists
     */
    public void resume(Engine engine) {
        engine.within(registry -> {
            registry.numberOn(new Registry.Numbers(lastOrder, lastMatch));
            Account opened = registry.open(new Account(account, false, spot, BigDecimal.ZERO));
            wallets.forEach(opened::addToWallet);
            opened.spotCost.putAll(spotCost);
            positions.forEach(position -> hold(opened, position));
            opened.settings.putAll(settings);
            opened.executions.addAll(executions);
            opened.fundingPayments.addAll(fundingPayments);
            take(opened, registry);
            return opened;
        });
    }

    private static void hold(Account account, Position position) {
        Holding holding = new Holding(position.isolated());
        holding.size = position.size();
        holding.cost = position.cost();
        holding.fundingPaid = position.fundingPaid();
        holding.collateral = position.collateral();
        account.holdings.put(new PositionKey(position.symbol(), position.leg()), holding);
    }

    private void take(Account opened, Registry registry) {
        Map<Long, LiveOrder> known = new HashMap<>();
        for (KeptOrder kept : orders) {
            VenueOrder view = kept.order();
            MarketState market = registry.market(view.request().symbol());
            LiveOrder order = new LiveOrder(view.id(), view.request(), opened, market.product, view.createdAt());
            order.resume(view, kept.best());
            known.put(order.id, order);
            opened.remember(order);
            if (order.isOpen()) {
                opened.open.put(order.id, order);
                rest(order, market);
            }
        }
        for (KeptOrder kept : orders) {
            LiveOrder order = known.get(kept.order().id());
            if (order != null) {
                order.children = linked(kept.children(), known);
                order.siblings = linked(kept.siblings(), known);
            }
        }
    }

    private static void rest(LiveOrder order, MarketState market) {
        if (order.isWorking()) {
            market.book.add(order);
        } else if (order.stage() == Stage.WAITING_FOR_TRIGGER) {
            market.waiting.put(order.id, order);
        }
    }

    private static List<LiveOrder> linked(List<Long> ids, Map<Long, LiveOrder> known) {
        return ids.stream().filter(known::containsKey).map(known::get).toList();
    }
}
