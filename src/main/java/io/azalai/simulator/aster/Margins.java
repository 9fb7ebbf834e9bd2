package io.azalai.simulator.aster;

import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.OpenPosition;
import java.math.BigDecimal;
import java.util.Optional;

/** What balance, account and position rows say about money: cross margin, one-way, one margin asset. */
record Margins(AccountView account) {

    static final String ASSET = "USDT";

    BigDecimal unrealized() {
        return account.equity().subtract(account.wallet());
    }

    /** Never more than the wallet: unrealised profit cannot leave. */
    BigDecimal withdrawable() {
        return account.available().min(account.wallet()).max(BigDecimal.ZERO);
    }

    static BigDecimal maintenance(OpenPosition position, int maxLeverage) {
        return WireNumber.ratio(position.value(), BigDecimal.valueOf(2L * maxLeverage), 8);
    }

    /** Mark at which the account's equity falls to its maintenance margin; empty when none is above zero. */
    Optional<BigDecimal> liquidationPrice(OpenPosition position) {
        BigDecimal spare = account.equity().subtract(account.maintenance());
        BigDecimal price = position.mark().subtract(WireNumber.ratio(spare, position.size(), 8));
        return Optional.of(price).filter(found -> found.signum() > 0);
    }
}
