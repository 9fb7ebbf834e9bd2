package io.azalai.simulator.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an account was worth, gained and traded until now (sections 2.4 and 2.5). */
class AccountPastTest {

    private static final Offset<BigDecimal> CENT = within(new BigDecimal("0.01"));

    private final Ground ground = new Ground();

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void a_gain_is_what_the_worth_changed_but_for_money_from_outside() throws Exception {
        ground.trade(true, "0.1");
        ground.deposit("USDC", "1000");
        ground.jump("0.99");

        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    JsonNode day = span("perpDay");
                    assertThat(gain(day)).isBetween(new BigDecimal("-200"), new BigDecimal("-50"));
                    assertThat(grown(day).subtract(gain(day))).isCloseTo(new BigDecimal("1000"), CENT);
                });
        JsonNode whole = span("day");
        assertThat(grown(whole).subtract(gain(whole))).isCloseTo(new BigDecimal("1000"), CENT);
        assertThat(first(whole, "accountValueHistory"))
                .isCloseTo(new BigDecimal("200000").add(coins()), within(new BigDecimal("5000")));
        assertThat(first(whole, "pnlHistory")).isZero();
        assertThat(decimal(span("perpWeek").path("vlm"))).isBetween(new BigDecimal("7000"), new BigDecimal("9000"));
    }

    @Test
    void money_that_goes_from_spot_to_perpetuals_is_no_gain() throws Exception {
        ground.client.actWithNonce("{\"type\":\"usdClassTransfer\",\"signatureChainId\":\"0x66eee\","
                + "\"hyperliquidChain\":\"Mainnet\",\"amount\":\"500\",\"toPerp\":true,\"nonce\":$}");

        JsonNode day = span("perpDay");
        assertThat(grown(day)).isEqualByComparingTo("500");
        assertThat(gain(day)).isZero();
    }

    @Test
    void dollars_that_become_margin_by_another_mode_are_no_gain() throws Exception {
        BigDecimal before = last(span("day"), "accountValueHistory");
        ground.client.act("{\"type\":\"agentSetAbstraction\",\"abstraction\":\"u\"}");

        assertThat(last(span("perpDay"), "accountValueHistory")).isEqualByComparingTo("200000");
        assertThat(gain(span("perpDay"))).isZero();
        assertThat(last(span("day"), "accountValueHistory")).isCloseTo(before, within(new BigDecimal("1000")));
    }

    @Test
    void what_the_day_has_traded_is_told_with_the_fees() throws Exception {
        ground.trade(true, "0.1");

        JsonNode days = ground.ask("userFees").get("dailyUserVlm");
        JsonNode today = days.get(days.size() - 1);
        assertThat(today.get("date").asText())
                .isEqualTo(Instant.now().atZone(ZoneOffset.UTC).toLocalDate().toString());
        assertThat(decimal(today.get("userCross")))
                .isCloseTo(decimal(ground.ask("userRateLimit").get("cumVlm")), CENT);
        assertThat(decimal(today.get("userAdd"))).isZero();
        assertThat(decimal(today.get("exchange"))).isGreaterThanOrEqualTo(decimal(today.get("userCross")));
        assertThat(days).hasSizeGreaterThanOrEqualTo(14);
    }

    @Test
    void a_liquidation_is_written_down_with_what_was_lost() throws Exception {
        ground.client.act("{\"type\":\"updateLeverage\",\"asset\":0,\"isCross\":false,\"leverage\":40}");
        ground.trade(true, "0.1");
        ground.jump("0.95");

        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(ground.ask("userNonFundingLedgerUpdates")).isNotEmpty());
        JsonNode delta = ground.ask("userNonFundingLedgerUpdates").get(0).get("delta");
        assertThat(delta.get("type").asText()).isEqualTo("liquidation");
        assertThat(delta.get("leverageType").asText()).isEqualTo("Isolated");
        assertThat(decimal(delta.get("liquidatedNtlPos"))).isBetween(new BigDecimal("6000"), new BigDecimal("8000"));
        assertThat(delta.has("accountValue")).isTrue();
        assertThat(delta.at("/liquidatedPositions/0/coin").asText()).isEqualTo("BTC");
        assertThat(decimal(delta.at("/liquidatedPositions/0/szi"))).isEqualByComparingTo("0.1");
    }

    @Test
    void funding_that_is_settled_now_is_a_rate_of_the_past() throws Exception {
        ground.trade(true, "0.1");
        long since = System.currentTimeMillis();
        ground.control("/funding", "{}");

        JsonNode rates = ground.client.info(
                "{\"type\":\"fundingHistory\",\"coin\":\"BTC\",\"startTime\":%d}".formatted(since - 1));
        JsonNode paid = ground.ask("userFunding");
        assertThat(rates).hasSize(1);
        assertThat(paid).hasSize(1);
        assertThat(decimal(paid.get(0).at("/delta/fundingRate")))
                .isEqualByComparingTo(decimal(rates.get(0).get("fundingRate")));
    }

    /** Worth of the first coins on spot. */
    private BigDecimal coins() throws Exception {
        JsonNode mids = ground.client.info("{\"type\":\"allMids\"}");
        return decimal(mids.get("PURR/USDC"))
                .multiply(new BigDecimal("100000"))
                .add(decimal(mids.get("HYPE")).multiply(new BigDecimal("1000")))
                .add(decimal(mids.get("BTC")));
    }

    private JsonNode span(String name) throws Exception {
        for (JsonNode row : ground.ask("portfolio")) {
            if (row.path(0).asText().equals(name)) {
                return row.path(1);
            }
        }
        throw new AssertionError("no span " + name);
    }

    private static BigDecimal gain(JsonNode span) {
        return last(span, "pnlHistory");
    }

    private static BigDecimal grown(JsonNode span) {
        return last(span, "accountValueHistory").subtract(first(span, "accountValueHistory"));
    }

    private static BigDecimal first(JsonNode span, String history) {
        return decimal(span.path(history).path(0).path(1));
    }

    private static BigDecimal last(JsonNode span, String history) {
        JsonNode rows = span.path(history);
        return decimal(rows.path(rows.size() - 1).path(1));
    }

    private static BigDecimal decimal(JsonNode value) {
        return new BigDecimal(value.asText());
    }
}
