package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.loopback.HttpReply;
import io.azalai.simulator.loopback.Wallets;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Agents and builders as the main wallet manages them. */
class DelegatesTest {

    private static final String OTHER = Wallets.derivedKey(1, "another agent");
    private static final String BUILDER = "0x1F5877C19e3777Cfd15F9d57253eA4aA5254Ec39";

    private final Desk desk = new Desk();

    @Test
    void an_agent_signs_from_its_approval_until_it_expires_or_is_dismissed() {
        assertThat(balance().body()).contains("No agent found");

        approve(desk.clock.millis() + 60_000);
        assertThat(balance().status()).isEqualTo(200);
        assertThat(desk.read(desk.v3("GET", "/fapi/v3/agent", "")))
                .extracting(row -> row.path("agentName").asText())
                .containsExactly("azalai", "second");

        desk.clock.step(Duration.ofMinutes(2));
        assertThat(balance().body()).contains("No agent found");
        approve(desk.clock.millis() + 60_000);
        desk.read(desk.managed(
                "DELETE", "/fapi/v3/agent", ManagementForm.DELETE_AGENT, "agentAddress=" + Wallets.address(OTHER)));

        assertThat(balance().body()).contains("No agent found");
    }

    @Test
    void a_builder_takes_no_more_than_it_was_allowed() {
        desk.read(desk.managed(
                "POST",
                "/fapi/v3/approveBuilder",
                ManagementForm.APPROVE_BUILDER,
                "builder=" + BUILDER + "&maxFeeRate=0.0005&builderName=ccxt"));
        String order = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&builder=" + BUILDER + "&feeRate=";

        assertThat(desk.v3("POST", "/fapi/v3/order", order + "0.0005").status()).isEqualTo(200);
        JsonNode trade = desk.read(desk.v3("GET", "/fapi/v3/userTrades", "symbol=BTCUSDT"))
                .path(0);
        assertThat(decimal(trade, "commission"))
                .isEqualByComparingTo(decimal(trade, "quoteQty").multiply(new BigDecimal("0.0009")));
        assertThat(desk.v3("POST", "/fapi/v3/order", order + "0.0006").body())
                .contains("-1130")
                .contains("Exceed max builder fee rate: 0.0005");
        assertThat(desk.v3("POST", "/fapi/v3/order", order + "-0.0001").body())
                .contains("-1130")
                .contains("feeRate");
        JsonNode listed = desk.read(desk.v3("GET", "/fapi/v3/builder", "")).path(0);
        assertThat(listed.path("builderAddress").asText()).isEqualTo(BUILDER);
        assertThat(listed.path("maxFeeRate").isNumber()).isTrue();
    }

    @Test
    void a_builder_of_spot_is_approved_without_a_word_and_refused_with_one() {
        HttpReply approved = desk.managed(
                "POST",
                "/api/v3/approveBuilder",
                ManagementForm.APPROVE_BUILDER,
                "builder=" + BUILDER + "&maxFeeRate=0.01&builderName=ccxt");
        HttpReply tooDear = desk.managed(
                "POST",
                "/api/v3/updateBuilder",
                ManagementForm.UPDATE_BUILDER,
                "builder=" + BUILDER + "&maxFeeRate=0.011");

        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.body()).isEmpty();
        assertThat(tooDear.body()).contains("-1130");
    }

    @Test
    void only_the_main_wallet_manages() {
        String parameters = "builder=" + BUILDER + "&maxFeeRate=0.0005";

        HttpReply reply =
                desk.managedBy(OTHER, "POST", "/fapi/v3/approveBuilder", ManagementForm.APPROVE_BUILDER, parameters);

        assertThat(reply.body()).contains("Signature check failed");
    }

    private void approve(long expiresAtMs) {
        desk.read(desk.managed(
                "POST",
                "/fapi/v3/approveAgent",
                ManagementForm.APPROVE_AGENT,
                "agentName=second&agentAddress=" + Wallets.address(OTHER) + "&ipWhitelist=&expired=" + expiresAtMs
                        + "&canSpotTrade=true&canPerpTrade=true&canWithdraw=false"));
    }

    private static BigDecimal decimal(JsonNode row, String name) {
        return new BigDecimal(row.path(name).asText());
    }

    private HttpReply balance() {
        return desk.v3By(OTHER, "GET", "/fapi/v3/balance", "");
    }
}
