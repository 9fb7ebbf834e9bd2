package io.azalai.simulator.matching;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Money that moves without a trade: deposits, transfers, collateral and funding. Guarded by the engine's lock. */
final class Treasury {

    private final Registry registry;
    private final Happenings happenings;

    Treasury(Registry registry, Happenings happenings) {
        this.registry = registry;
        this.happenings = happenings;
    }

    /** Moves money, null being outside; false, and nothing done, when so much is not free. */
    boolean move(@Nullable Purse from, @Nullable Purse to, BigDecimal amount) {
        if (from != null && free(from).compareTo(amount) < 0) {
            return false;
        }
        if (from != null) {
            add(from, amount.negate());
        }
        if (to != null) {
            add(to, amount);
        }
        moved(from, to, amount);
        return true;
    }

    /** Both purses change at once: what is sold may be free only because of what it pays. */
    boolean exchange(Purse sold, BigDecimal amount, Purse bought, BigDecimal proceeds) {
        add(bought, proceeds);
        if (free(sold).compareTo(amount) < 0) {
            add(bought, proceeds.negate());
            return false;
        }
        add(sold, amount.negate());
        for (Purse purse : List.of(sold, bought)) {
            Account account = registry.account(purse.account());
            happenings.moved(account, AccountChange.Cause.EXCHANGE, Set.of(purse.asset()), Set.of());
        }
        return true;
    }

    BigDecimal free(Purse purse) {
        return registry.appraisal().free(registry.account(purse.account()), purse);
    }

    private void add(Purse purse, BigDecimal amount) {
        Account account = registry.account(purse.account());
        if (purse.pool() == null) {
            account.addToSpot(purse.asset(), amount);
        } else {
            account.addToWallet(purse.pool(), amount);
        }
    }

    private void moved(@Nullable Purse from, @Nullable Purse to, BigDecimal amount) {
        MoneyMove move = new MoneyMove(from, to, amount, registry.clock.instant());
        happenings.add(listener -> listener.moneyMoved(move));
        AccountChange.Cause cause = from == null
                ? AccountChange.Cause.DEPOSIT
                : to == null ? AccountChange.Cause.WITHDRAWAL : AccountChange.Cause.TRANSFER;
        for (Purse purse : new Purse[] {from, to}) {
            if (purse != null) {
                happenings.moved(registry.account(purse.account()), cause, Set.of(purse.asset()), Set.of());
            }
        }
    }

    /** Lets spot and margin be one, or sets them apart: not while positions or orders need what would lie on spot. */
    boolean share(Account account, boolean together) {
        if (!together && account.sharesItsMoney() && account.needsMargin()) {
            return false;
        }
        account.separate();
        if (together) {
            account.share(registry.marginAssets());
        }
        return true;
    }

    /** Sets leverage and mode of a product for an account. */
    MarginResult set(Account account, Product product, MarginSetting wanted) {
        MarginSetting before = account.setting(product);
        boolean holds =
                account.holdings.keySet().stream().anyMatch(key -> key.symbol().equals(product.symbol()));
        if (holds && before.mode() != wanted.mode()) {
            return MarginResult.OPEN_POSITION;
        }
        account.settings.put(product.symbol(), wanted);
        if (wanted.leverage() < before.leverage() && !isCovered(account, product, wanted)) {
            account.settings.put(product.symbol(), before);
            return MarginResult.INSUFFICIENT;
        }
        happenings.moved(account, AccountChange.Cause.MARGIN, Set.of(product.quote()), Set.of(product.symbol()));
        return MarginResult.DONE;
    }

    /** Whether the margin suffices at the new setting; isolated positions take what they lack from the wallet. */
    private boolean isCovered(Account account, Product product, MarginSetting wanted) {
        AccountView view = registry.view(account, product);
        if (!wanted.isolated()) {
            return view.equity().compareTo(view.positionMargin().add(view.orderMargin())) >= 0;
        }
        BigDecimal lacking = BigDecimal.ZERO;
        for (OpenPosition position : view.positions()) {
            if (position.symbol().equals(product.symbol())) {
                lacking = lacking.add(
                        position.initialMargin().subtract(position.margin()).max(BigDecimal.ZERO));
            }
        }
        if (view.available().compareTo(lacking) < 0) {
            return false;
        }
        for (OpenPosition position : view.positions()) {
            if (position.symbol().equals(product.symbol())) {
                BigDecimal more = position.initialMargin().subtract(position.margin());
                setAside(account, product, position, more.max(BigDecimal.ZERO));
            }
        }
        return true;
    }

    /** Adds to the collateral of an isolated position, or takes from it what the leverage does not need. */
    MarginResult adjust(Account account, Product product, PositionKey key, BigDecimal amount) {
        AccountView view = registry.view(account, product);
        Optional<OpenPosition> position = view.position(key.symbol(), key.leg());
        if (position.isEmpty()) {
            return MarginResult.NO_POSITION;
        }
        if (!position.get().isIsolated()) {
            return MarginResult.NOT_ISOLATED;
        }
        BigDecimal spare = registry.appraisal().spare(position.get());
        boolean enough =
                amount.signum() > 0 ? view.available().compareTo(amount) >= 0 : spare.compareTo(amount.negate()) >= 0;
        if (!enough) {
            return MarginResult.INSUFFICIENT;
        }
        setAside(account, product, position.get(), amount);
        happenings.moved(account, AccountChange.Cause.MARGIN, Set.of(product.quote()), Set.of(product.symbol()));
        return MarginResult.DONE;
    }

    private static void setAside(Account account, Product product, OpenPosition position, BigDecimal amount) {
        Holding holding = account.holdings.get(new PositionKey(position.symbol(), position.leg()));
        if (holding != null) {
            holding.collateral = holding.collateral.add(amount);
            account.addToWallet(product.pool(), amount.negate());
        }
    }

    /**
     * Pays funding on every position in these products at one time, at index price and the current rate; the venue has
     * what rounding leaves.
     */
    void settleFunding(FundingTerms terms, Instant time, Predicate<String> symbols) {
        for (Account account : registry.accounts()) {
            account.holdings.forEach((key, holding) -> {
                if (!symbols.test(key.symbol())) {
                    return;
                }
                MarketState market = registry.market(key.symbol());
                BigDecimal rate = market.fundingRate()
                        .multiply(BigDecimal.valueOf(terms.hours()))
                        .setScale(terms.rateDecimals(), RoundingMode.HALF_UP);
                BigDecimal paid = holding.size
                        .multiply(market.index())
                        .multiply(rate)
                        .setScale(terms.moneyDecimals(), RoundingMode.HALF_UP);
                payFunding(
                        account,
                        holding,
                        market,
                        new FundingPaid(account.name, key.symbol(), paid.negate(), holding.size, rate, time));
                registry.account(Liquidator.BACKSTOP).addToWallet(market.product.pool(), paid);
                market.stirred = true;
            });
        }
    }

    private void payFunding(Account account, Holding holding, MarketState market, FundingPaid payment) {
        BigDecimal paid = payment.amount().negate();
        if (holding.isolated) {
            holding.collateral = holding.collateral.subtract(paid);
        } else {
            account.addToWallet(market.product.pool(), paid.negate());
        }
        holding.fundingPaid = holding.fundingPaid.add(paid);
        if (!account.unlimited) {
            account.fundingPayments.add(payment);
            happenings.add(listener -> listener.fundingPaid(payment));
            happenings.moved(
                    account, AccountChange.Cause.FUNDING, Set.of(market.product.quote()), Set.of(payment.symbol()));
        }
    }
}
