package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What funding takes is what is told of it: the rate, the row of the past, the income and the wallet. */
class FundingTest {

    private final Desk desk = new Desk();

    @Test
    void an_interval_is_paid_at_the_rate_shown_and_told_alike_everywhere() {
        RecordingSocket user = userStream();
        desk.read(desk.v3("POST", "/fapi/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1.237"));
        JsonNode premium = desk.open("/fapi/v3/premiumIndex", "symbol=BTCUSDT");
        BigDecimal before = wallet();
        user.frames.clear();

        desk.venue.settleFunding();

        BigDecimal paid = decimal(premium, "lastFundingRate")
                .multiply(decimal(premium, "indexPrice"))
                .multiply(new BigDecimal("1.237"))
                .setScale(8, RoundingMode.HALF_UP);
        assertThat(before.subtract(wallet())).isEqualByComparingTo(paid);
        JsonNode income = desk.read(desk.v3("GET", "/fapi/v3/income", "incomeType=FUNDING_FEE"));
        assertThat(decimal(income.path(0), "income")).isEqualByComparingTo(paid.negate());
        JsonNode row = user.events("ACCOUNT_UPDATE").get(0).at("/a/B/0");
        assertThat(decimal(row, "bc")).isEqualByComparingTo(paid.negate());
        assertThat(decimal(row, "bc").scale()).isLessThanOrEqualTo(8);
        JsonNode rates = desk.open("/fapi/v3/fundingRate", "symbol=BTCUSDT&limit=1000");
        JsonNode newest = rates.path(rates.size() - 1);
        assertThat(newest.path("fundingTime").asLong()).isEqualTo(desk.clock.millis());
        assertThat(newest.path("fundingRate").asText())
                .isEqualTo(premium.path("lastFundingRate").asText());
    }

    @Test
    void each_interval_is_paid_once_whichever_way_the_clock_steps() {
        desk.read(desk.v3("POST", "/fapi/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.100"));

        for (int hours : new int[] {24, -24, 24}) {
            desk.clock.step(Duration.ofHours(hours));
            desk.venue.second();
        }

        JsonNode income = desk.read(desk.v3("GET", "/fapi/v3/income", "incomeType=FUNDING_FEE"));
        assertThat(income)
                .extracting(row -> Instant.ofEpochMilli(row.path("time").asLong()))
                .containsExactly(
                        Instant.parse("2026-01-12T08:00:00Z"),
                        Instant.parse("2026-01-12T16:00:00Z"),
                        Instant.parse("2026-01-13T00:00:00Z"));
    }

    @Test
    void a_step_of_years_pays_the_last_week() {
        desk.read(desk.v3("POST", "/fapi/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.100"));

        desk.clock.step(Duration.ofDays(3650));
        desk.venue.second();

        JsonNode income = desk.read(desk.v3("GET", "/fapi/v3/income", "incomeType=FUNDING_FEE&limit=1000"));
        assertThat(income).hasSize(21);
        assertThat(income.path(20).path("time").asLong())
                .isEqualTo(Instant.parse("2036-01-10T00:00:00Z").toEpochMilli());
    }

    private BigDecimal wallet() {
        return decimal(desk.read(desk.v3("GET", "/fapi/v3/balance", "")).path(0), "balance");
    }

    private RecordingSocket userStream() {
        JsonNode key = desk.read(desk.v3("POST", "/fapi/v3/listenKey", ""));
        return desk.connect("futuresWs", "/ws/" + key.path("listenKey").asText());
    }

    private static BigDecimal decimal(JsonNode row, String name) {
        return new BigDecimal(row.path(name).asText());
    }
}
