package io.azalai.trade.risk;

import io.azalai.model.Listing;
import io.azalai.model.PositionSide;
import java.util.Optional;

/** The leverage of an order that names none: one rule for what is judged and what is sent (risk.md section 3). */
final class SymbolLeverage {

    private SymbolLeverage() {}

    /** What a caller has set, else that of the position or of its other leg, else the configured default. */
    static int of(AccountState account, Listing listing, PositionSide side, RiskView view, RiskLimits limits) {
        return view.chosenLeverage(account.account(), listing)
                .or(() -> ofPosition(account, listing, side))
                .orElse(limits.trading().defaultLeverage());
    }

    private static Optional<Integer> ofPosition(AccountState account, Listing listing, PositionSide side) {
        Optional<Integer> other = Optional.empty();
        for (OpenPosition position : account.positions()) {
            Integer leverage = position.leverage();
            if (leverage == null || !position.listing().key().equals(listing.key())) {
                continue;
            }
            if (position.positionSide() == side) {
                return Optional.of(leverage);
            }
            other = Optional.of(leverage);
        }
        return other;
    }
}
