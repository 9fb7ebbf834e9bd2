package io.azalai.venue.hyperliquid;

import io.azalai.model.AccountSummary;
import io.azalai.model.Collateral;
import io.azalai.model.Collateral.Cross;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an account is worth becomes a model, of one balance or of many (hyperliquid.md sections 2.5 and 8.3). Where spot
 * backs the perpetuals, totals of spot are the worth, and each dex takes margin of its collateral. Stateless.
 */
final class SummaryCodec {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int SCALE = 10;

    private SummaryCodec() {}

    /** What spot holds where it backs the perpetuals; in portfolio margin interest, which no row tells, is in it. */
    static AccountSummary held(String account, Tokens tokens, AccountWire.Spot state, Instant receivedAt) {
        Map<String, Collateral> held = new HashMap<>();
        state.balances().stream()
                .filter(balance -> !AccountCodec.isOutcome(balance.coin()))
                .forEach(balance ->
                        held.merge(tokens.held(balance.token(), balance.coin()), held(balance), Collateral::plus));
        Map<String, BigDecimal> wallets = new HashMap<>();
        held.forEach((asset, collateral) -> wallets.put(asset, collateral.equity()));
        BigDecimal ratio = state.portfolioMarginRatio();
        return summary(account, true, held, ratio, ratio == null ? wallets : null, receivedAt, receivedAt);
    }

    private static Collateral held(AccountWire.SpotBalance balance) {
        BigDecimal free = balance.total().subtract(balance.hold());
        return new Collateral(balance.total(), free, BigDecimal.ZERO, new Cross(BigDecimal.ZERO, balance.total()));
    }

    /** Worth of a dex, or what it takes of spot where that backs it. */
    static AccountSummary ofDex(
            String account, String collateral, boolean spotBacks, AccountWire.Clearinghouse state, Instant receivedAt) {
        Collateral margin = spotBacks ? taken(state) : worth(state);
        BigDecimal wallet = spotBacks ? unbacked(state) : wallet(state);
        return summary(
                account,
                spotBacks,
                Map.of(collateral, margin),
                null,
                wallet == null ? null : Map.of(collateral, wallet),
                AccountCodec.time(state, receivedAt),
                receivedAt);
    }

    /** What a dex adds to what spot has: nothing while it is flat, else nobody can tell from the two answers. */
    private static @Nullable BigDecimal unbacked(AccountWire.Clearinghouse state) {
        return state.assetPositions().isEmpty() ? BigDecimal.ZERO : null;
    }

    /** Worth without unrealised PnL; null where a position does not tell its own. */
    private static @Nullable BigDecimal wallet(AccountWire.Clearinghouse state) {
        BigDecimal wallet = state.margin().accountValue();
        for (AccountWire.AssetPosition row : state.assetPositions()) {
            BigDecimal unrealised = row.position().unrealizedPnl();
            if (unrealised == null) {
                return null;
            }
            wallet = wallet.subtract(unrealised);
        }
        return wallet;
    }

    /** Worth and free margin; what may be withdrawn is less than what may be used (risk.md section 1). */
    private static Collateral worth(AccountWire.Clearinghouse state) {
        BigDecimal equity = state.margin().accountValue();
        return new Collateral(equity, equity, BigDecimal.ZERO, new Cross(BigDecimal.ZERO, equity)).plus(taken(state));
    }

    /** What positions take of the collateral of a dex, without what there is of it. */
    private static Collateral taken(AccountWire.Clearinghouse state) {
        BigDecimal cross =
                state.crossMaintenanceMarginUsed() == null ? BigDecimal.ZERO : state.crossMaintenanceMarginUsed();
        BigDecimal isolated = BigDecimal.ZERO;
        BigDecimal maintenance = cross;
        for (AccountWire.AssetPosition row : state.assetPositions()) {
            if (isIsolated(row.position())) {
                isolated = isolated.add(margin(row.position()));
                maintenance = maintenance.add(isolatedMaintenance(row.position()));
            }
        }
        return new Collateral(
                BigDecimal.ZERO,
                state.margin().totalMarginUsed().negate(),
                maintenance,
                new Cross(cross, isolated.negate()));
    }

    private static boolean isIsolated(AccountWire.Position position) {
        return position.leverage() != null
                && Words.marginMode(position.leverage().type()) == MarginMode.ISOLATED;
    }

    private static BigDecimal margin(AccountWire.Position position) {
        return position.marginUsed() == null ? BigDecimal.ZERO : position.marginUsed();
    }

    /** Half the margin at the most leverage (section 8.3). */
    private static BigDecimal isolatedMaintenance(AccountWire.Position position) {
        BigDecimal value = position.positionValue();
        Integer most = position.maxLeverage();
        return value == null || most == null || most < 1
                ? BigDecimal.ZERO
                : value.divide(TWO.multiply(BigDecimal.valueOf(most)), SCALE, RoundingMode.UP);
    }

    /** Each collateral adds up for itself; where each dex has money of its own, no dex backs another's positions. */
    static AccountSummary sum(AccountSummary one, AccountSummary other) {
        Map<String, Collateral> others = new HashMap<>(one.others());
        other.others().forEach((asset, collateral) -> others.merge(asset, collateral, Collateral::plus));
        Collateral dollars = one.dollars().plus(other.dollars());
        if (!one.ofSpot()) {
            others.replaceAll((asset, collateral) -> collateral.apart());
        }
        return new AccountSummary(
                one.venue(),
                one.account(),
                one.market(),
                one.ofSpot() ? dollars : dollars.apart(),
                others,
                one.toldUse() == null ? other.toldUse() : one.toldUse(),
                sum(one.wallets(), other.wallets()),
                one.ofSpot(),
                one.timestamp(),
                one.receivedAt());
    }

    private static @Nullable Map<String, BigDecimal> sum(
            @Nullable Map<String, BigDecimal> some, @Nullable Map<String, BigDecimal> others) {
        if (some == null || others == null) {
            return null;
        }
        Map<String, BigDecimal> sums = new HashMap<>(some);
        others.forEach((asset, amount) -> sums.merge(asset, amount, BigDecimal::add));
        return sums;
    }

    private static AccountSummary summary(
            String account,
            boolean ofSpot,
            Map<String, Collateral> all,
            @Nullable BigDecimal told,
            @Nullable Map<String, BigDecimal> wallets,
            Instant timestamp,
            Instant receivedAt) {
        Map<String, Collateral> others = new HashMap<>(all);
        Collateral dollars = others.remove(Naming.COLLATERAL);
        return new AccountSummary(
                Hyperliquid.NAME,
                account,
                Market.PERP,
                dollars == null ? Collateral.NONE : dollars,
                others,
                told,
                wallets,
                ofSpot,
                timestamp,
                receivedAt);
    }
}
