package io.azalai.trade.risk;

import static io.azalai.trade.account.OneMarket.NOW;
import static io.azalai.trade.account.OneMarket.PERP;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.trade.account.AccountBook;
import io.azalai.trade.account.OneMarket;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Exposure is in dollars whatever a perpetual is margined in (risk.md section 2). */
class ValuationTest {

    private static final Listing STOCK = Listing.of("hyperliquid", Market.PERP, "FLX-TSLA/USDH:USDH", "flx:TSLA");
    private static final Listing COLLATERAL = Listing.of("hyperliquid", Market.SPOT, "USDH/USDC", "@230");

    private final OneMarket market = new OneMarket()
            .with(STOCK, "FLX-TSLA", "USDH")
            .with(COLLATERAL, "USDH", "USDC")
            .at(PERP, "100")
            .at(STOCK, "250");

    @Test
    void a_perpetual_margined_in_dollars_is_worth_its_price() {
        assertThat(gross(PERP, "2")).hasValueSatisfying(usd -> assertThat(usd).isEqualByComparingTo("200"));
    }

    @Test
    void a_perpetual_margined_in_another_token_is_worth_its_price_times_the_tokens() {
        assertThat(gross(STOCK, "-2")).isEmpty();

        market.at(COLLATERAL, "0.98");

        assertThat(gross(STOCK, "-2")).hasValueSatisfying(usd -> assertThat(usd).isEqualByComparingTo("490"));
    }

    private Optional<BigDecimal> gross(Listing listing, String quantity) {
        RiskLimits limits = DefaultLimits.seed();
        return new Valuation(new AccountBook(limits, market).view(NOW), limits)
                .worstCase(listing, new BigDecimal(quantity), List.of())
                .map(WorstCase::gross);
    }
}
