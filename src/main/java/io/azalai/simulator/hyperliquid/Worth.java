package io.azalai.simulator.hyperliquid;

import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.SpotBalance;
import java.math.BigDecimal;
import java.util.List;

/**
 * What an account is worth in dollars, all tokens that margin anything taken for one. Safe for many threads: the engine
 * is.
 */
record Worth(Engine engine, Universe universe, Modes modes) {

    private static final String DOLLARS = "USDC";

    /** Money and gain of perpetuals on all dexes; of an account with one balance for everything, that balance. */
    BigDecimal perpetuals(String account) {
        return dexs(account).stream()
                .map(dex -> engine.account(account, dex).equity())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Everything. */
    BigDecimal all(String account) {
        AccountView view = engine.account(account);
        return view.spot().stream()
                .filter(balance -> !isMargin(account, balance.asset()))
                .map(this::worth)
                .reduce(perpetuals(account), BigDecimal::add);
    }

    private List<String> dexs(String account) {
        return modes.isUnified(account) ? universe.collaterals() : universe.dexNames();
    }

    /** Whether the spot balance of a token is the account's margin too. */
    boolean isMargin(String account, String token) {
        return modes.isUnified(account) && isCollateral(token);
    }

    private boolean isCollateral(String token) {
        return universe.collaterals().stream()
                .anyMatch(dex -> universe.collateral(dex).equals(token));
    }

    private BigDecimal worth(SpotBalance balance) {
        return balance.total().multiply(price(balance.asset()));
    }

    /** Dollars for one of a token; none for one that nothing prices. */
    BigDecimal price(String token) {
        if (token.equals(DOLLARS) || isCollateral(token)) {
            return BigDecimal.ONE;
        }
        return universe.spotPairs().stream()
                .filter(pair -> pair.product().base().equals(token)
                        && pair.product().quote().equals(DOLLARS))
                .findFirst()
                .map(pair -> engine.statistics(pair.name()).mark())
                .orElse(BigDecimal.ZERO);
    }
}
