package io.azalai.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates of venues that pay at different hours, compared (hyperliquid.md sections 8.1 and 10). */
class FundingRateTest {

    @ParameterizedTest
    @CsvSource({
        "0.0000125, 1, 0.0001, 0.1095",
        "0.0001, 8, 0.0001, 0.1095",
        "-0.0001, 4, -0.0002, -0.219",
        "0.00025, 12, 0.0001666666666666667, 0.1825"
    })
    void rates_of_different_hours_are_compared_by_eight_hours_and_by_the_year(
            BigDecimal rate, int hours, BigDecimal ofEightHours, BigDecimal ofTheYear) {
        Instant now = Instant.EPOCH;
        Listing listing = Listing.of("hyperliquid", Market.PERP, "BTC/USDC:USDC", "BTC");
        FundingRate funding =
                new FundingRate(listing, rate, hours, null, null, null, null, null, null, now, now, Source.REST);

        assertThat(funding.eightHourRate()).isEqualByComparingTo(ofEightHours);
        assertThat(funding.annualRate()).isEqualByComparingTo(ofTheYear);
    }
}
