package io.azalai.venue.aster;

import io.azalai.venue.FeeRates;

/** What trades cost becomes a model (aster.md section 3.4). Stateless. */
final class FeeCodec {

    private FeeCodec() {}

    /** The rates of a symbol, as fractions of the notional. */
    static FeeRates of(AccountWire.CommissionRate answer) {
        return new FeeRates(
                Words.given(answer.makerCommissionRate(), "makerCommissionRate"),
                Words.given(answer.takerCommissionRate(), "takerCommissionRate"));
    }
}
