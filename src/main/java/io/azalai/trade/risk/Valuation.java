package io.azalai.trade.risk;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import java.math.BigDecimal;
import java.util.Optional;

/** Prices in USD, as far as they are known. Nothing here looks at how old a price is: check 10 does. */
final class Valuation {

    private final RiskView view;
    private final RiskLimits limits;

    Valuation(RiskView view, RiskLimits limits) {
        this.view = view;
        this.limits = limits;
    }

    /** USD per unit of an instrument's quote asset: one for dollars (risk.md section 2). */
    Optional<BigDecimal> usdRate(Instrument instrument) {
        if (limits.usdStables().contains(instrument.quoteAsset())) {
            return Optional.of(BigDecimal.ONE);
        }
        return view.usdPrice(instrument.listing().venue(), instrument.quoteAsset());
    }

    /** Reference price of a listing in USD. */
    Optional<BigDecimal> reference(Listing listing) {
        return view.price(listing).flatMap(quote -> quote.reference(listing.market()));
    }
}
