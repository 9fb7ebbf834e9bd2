package io.azalai.venue.aster;

import io.azalai.model.Market;
import io.azalai.venue.FeeRates;
import java.math.BigDecimal;

/** What trades cost becomes a model (aster.md section 3.4). Stateless. */
final class FeeCodec {

    private FeeCodec() {}

    /** As seen without any discount (aster.md, live notes). */
    static FeeRates usual(Market market) {
        return switch (market) {
            case PERP -> new FeeRates(BigDecimal.ZERO, new BigDecimal("0.0004"));
            case SPOT -> new FeeRates(new BigDecimal("0.00005"), new BigDecimal("0.0004"));
        };
    }

    /** The rates of a symbol, as fractions of the notional. */
    static FeeRates of(AccountWire.CommissionRate answer) {
        return new FeeRates(
                Words.given(answer.makerCommissionRate(), "makerCommissionRate"),
                Words.given(answer.takerCommissionRate(), "takerCommissionRate"));
    }
}
