package io.azalai.simulator.aster;

import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.OpenPosition;
import java.math.BigDecimal;
import java.util.Objects;

/** What balance, account and position rows say about the margin asset. */
record Margins(AccountView account) {

    static final String ASSET = "USDT";

    BigDecimal unrealized() {
        return account.equity().subtract(account.pledged()).subtract(account.wallet());
    }

    /** Never more than the wallet: unrealised profit cannot leave. */
    BigDecimal withdrawable() {
        return account.available().min(account.wallet()).max(BigDecimal.ZERO);
    }

    /** The wallet without what is set aside for isolated positions. */
    BigDecimal crossWallet() {
        return account.positions().stream()
                .map(OpenPosition::collateral)
                .filter(Objects::nonNull)
                .reduce(account.wallet(), BigDecimal::subtract);
    }

    /** Unrealised profit of what the whole wallet margins. */
    BigDecimal crossUnrealized() {
        return account.positions().stream()
                .filter(position -> !position.isIsolated())
                .map(OpenPosition::unrealizedPnl)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Maintenance margin of all positions. */
    BigDecimal maintenance() {
        return account.positions().stream().map(OpenPosition::maintenance).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
