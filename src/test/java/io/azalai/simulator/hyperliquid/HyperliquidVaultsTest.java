package io.azalai.simulator.hyperliquid;

import static io.azalai.simulator.hyperliquid.TestClient.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Money that a leader trades for others, and codes that bring others (sections 2.5 and 3.3). */
class HyperliquidVaultsTest {

    private final Ground ground = new Ground();
    private final TestClient follower = ground.clientOfOther();

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void a_vault_is_an_account_of_its_own_that_its_leader_trades() throws Exception {
        String vault = vault();

        assertThat(role(vault)).isEqualTo("vault");
        JsonNode placed = ground.client.actFor(vault, limit());
        assertThat(placed.at("/response/data/statuses/0/resting/oid").asLong()).isPositive();
        assertThat(ground.client.info("{\"type\":\"openOrders\",\"user\":\"%s\"}".formatted(vault)))
                .hasSize(1);
        assertThat(ground.ask("openOrders")).isEmpty();
        assertThat(follower.actFor(vault, limit()).get("response").asText())
                .isEqualTo("Sub-account " + vault + " is not registered to " + ground.other);
    }

    @Test
    void deposits_are_shares_of_what_the_vault_is_worth_and_locked_for_a_day() throws Exception {
        String vault = vault();

        done(follower.act(transfer(vault, true, 500)));

        JsonNode details = details(vault);
        assertThat(details.get("leaderFraction").asDouble()).isCloseTo(2.0 / 3, within(0.000001));
        assertThat(details.at("/followerState/vaultEquity").asText()).isEqualTo("500.0");
        assertThat(details.get("followers")).hasSize(2);
        assertThat(details.at("/followers/0/user").asText()).isEqualTo("Leader");
        assertThat(equities(ground.other).at("/0/equity").asText()).isEqualTo("500.0");
        assertThat(equities(ground.address).at("/0/vaultAddress").asText()).isEqualTo(vault);
        assertThat(follower.act(transfer(vault, false, 100)).get("response").asText())
                .startsWith("Cannot withdraw from vault until ");
        done(ground.client.act(transfer(vault, false, 100)));
        assertThat(equities(ground.address).at("/0/equity").asText()).isEqualTo("900.0");
    }

    @Test
    void a_follower_takes_out_what_the_vault_gained_less_the_leaders_tenth() throws Exception {
        String vault = vault();
        done(follower.act(transfer(vault, true, 1000)));
        done(ground.client.actFor(vault, bought()));
        double before = Double.parseDouble(ground.price("1"));
        ground.control("/clock", "{\"millis\":90000000}");
        ground.jump("1.05");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(Double.parseDouble(ground.price("1"))).isGreaterThan(before * 1.03);
            assertThat(equities(ground.other).at("/0/equity").asDouble()).isGreaterThan(1100);
        });
        double equity =
                Double.parseDouble(equities(ground.other).at("/0/equity").asText());

        done(follower.act(transfer(vault, false, 200)));

        JsonNode updates = follower.info(
                "{\"type\":\"userNonFundingLedgerUpdates\",\"user\":\"%s\",\"startTime\":0}".formatted(ground.other));
        JsonNode withdrawal = updates.get(updates.size() - 1).get("delta");
        assertThat(withdrawal.get("type").asText()).isEqualTo("vaultWithdraw");
        double basis = withdrawal.get("basis").asDouble();
        assertThat(basis).isCloseTo(200 * 1000 / equity, within(5.0));
        assertThat(withdrawal.get("commission").asDouble()).isCloseTo((200 - basis) / 10, within(0.001));
        assertThat(withdrawal.get("netWithdrawnUsd").asDouble()).isCloseTo(200 - (200 - basis) / 10, within(0.001));
    }

    @Test
    void a_withdrawal_beyond_what_is_free_closes_its_part_of_the_positions() throws Exception {
        String vault = vault();
        done(ground.client.actFor(vault, "{\"type\":\"updateLeverage\",\"asset\":0,\"isCross\":true,\"leverage\":2}"));
        done(ground.client.actFor(vault, bought("0.02")));
        done(ground.client.actFor(vault, limit()));
        double held = position(vault);
        assertThat(held).isEqualTo(0.02);

        done(ground.client.act(transfer(vault, false, 500)));

        assertThat(position(vault)).isCloseTo(held / 2, within(0.00002));
        assertThat(ground.client.info("{\"type\":\"openOrders\",\"user\":\"%s\"}".formatted(vault)))
                .isEmpty();
        JsonNode orders = ground.client.info("{\"type\":\"historicalOrders\",\"user\":\"%s\"}".formatted(vault));
        assertThat(orders).anySatisfy(row -> {
            assertThat(row.at("/order/orderType").asText()).isEqualTo("Vault Close");
            assertThat(row.get("status").asText()).isEqualTo("filled");
        });
        assertThat(orders)
                .anySatisfy(row -> assertThat(row.get("status").asText()).isEqualTo("vaultWithdrawalCanceled"));
        JsonNode withdrawal = last(ground.ask("userNonFundingLedgerUpdates"));
        double cost = withdrawal.get("closingCost").asDouble();
        assertThat(cost).isBetween(0.01, 5.0);
        assertThat(withdrawal.get("netWithdrawnUsd").asDouble()).isCloseTo(500 - cost, within(0.00001));
    }

    @Test
    void a_leader_says_who_may_deposit_and_whether_withdrawals_always_close() throws Exception {
        String vault = vault();
        done(follower.act(transfer(vault, true, 500)));

        done(ground.client.act(
                "{\"type\":\"vaultModify\",\"vaultAddress\":\"%s\",\"allowDeposits\":false,\"alwaysCloseOnWithdraw\":null}"
                        .formatted(vault)));
        assertThat(details(vault).get("allowDeposits").asBoolean()).isFalse();
        assertThat(follower.act(transfer(vault, true, 500)).get("response").asText())
                .isEqualTo("Vault does not allow deposits.");
        done(ground.client.act(transfer(vault, true, 10)));

        done(ground.client.act(
                "{\"type\":\"vaultModify\",\"vaultAddress\":\"%s\",\"allowDeposits\":null,\"alwaysCloseOnWithdraw\":true}"
                        .formatted(vault)));
        assertThat(details(vault).get("alwaysCloseOnWithdraw").asBoolean()).isTrue();
        assertThat(details(vault).get("allowDeposits").asBoolean()).isFalse();
        done(ground.client.actFor(vault, bought()));
        double held = position(vault);
        done(ground.client.act(transfer(vault, false, 100)));
        assertThat(position(vault)).isLessThan(held);
    }

    @Test
    void a_leader_pays_out_to_all_by_their_shares_and_ends_the_vault_by_paying_all() throws Exception {
        String vault = vault();
        done(follower.act(transfer(vault, true, 500)));
        assertThat(follower.act(distribution(vault, 300)).get("response").asText())
                .isEqualTo("Sub-account " + vault + " is not registered to " + ground.other);

        done(ground.client.act(distribution(vault, 300)));

        assertThat(equities(ground.other).at("/0/equity").asText()).isEqualTo("400.0");
        JsonNode paid = last(ground.ask("userNonFundingLedgerUpdates"));
        assertThat(paid.get("type").asText()).isEqualTo("vaultDistribution");
        assertThat(paid.get("usdc").asText()).isEqualTo("200.0");

        done(ground.client.actFor(vault, bought()));
        done(ground.client.act(distribution(vault, 0)));

        assertThat(details(vault).get("isClosed").asBoolean()).isTrue();
        assertThat(equities(ground.other)).isEmpty();
        assertThat(position(vault)).isZero();
        assertThat(follower.info("{\"type\":\"clearinghouseState\",\"user\":\"%s\"}".formatted(ground.other))
                        .get("withdrawable")
                        .asDouble())
                .isCloseTo(100_000, within(5.0));
    }

    private static String distribution(String vault, int dollars) {
        return "{\"type\":\"vaultDistribute\",\"vaultAddress\":\"%s\",\"usd\":%d}"
                .formatted(vault, dollars * 1_000_000L);
    }

    private static JsonNode last(JsonNode updates) {
        return updates.get(updates.size() - 1).get("delta");
    }

    private double position(String vault) throws Exception {
        return ground.client
                .info("{\"type\":\"clearinghouseState\",\"user\":\"%s\"}".formatted(vault))
                .at("/assetPositions/0/position/szi")
                .asDouble();
    }

    @Test
    void transfers_that_cannot_be_are_refused_with_the_venues_texts() throws Exception {
        String nowhere = "0x" + "34".repeat(20);
        String vault = vault();

        assertThat(refusal(transfer(nowhere, true, 1))).isEqualTo("Vault not registered: " + nowhere);
        assertThat(refusal(transfer(vault, true, 9_000_000))).isEqualTo("Insufficient funds available to deposit.");
        assertThat(refusal(transfer(vault, false, 9_000_000))).isEqualTo("Insufficient balance for withdrawal.");
        assertThat(follower.act(transfer(vault, false, 1)).get("response").asText())
                .isEqualTo("Insufficient balance for withdrawal.");
        assertThat(details(nowhere).isNull()).isTrue();
    }

    @Test
    void a_code_needs_volume_and_brings_another_account_once() throws Exception {
        assertThat(refusal("{\"type\":\"setReferrer\",\"code\":\"SALT\"}")).isEqualTo("Referral code does not exist");
        assertThat(refusal("{\"type\":\"registerReferrer\",\"code\":\"SALT\"}")).contains("enough volume");
        ground.trade(true, "1");
        ground.trade(false, "1");

        done(ground.client.act("{\"type\":\"registerReferrer\",\"code\":\"SALT\"}"));
        done(follower.act("{\"type\":\"setReferrer\",\"code\":\"SALT\"}"));

        assertThat(follower.act("{\"type\":\"setReferrer\",\"code\":\"SALT\"}")
                        .get("status")
                        .asText())
                .isEqualTo("err");
        assertThat(ground.ask("referral").at("/referrerState/data/nReferrals").asInt())
                .isOne();
        JsonNode brought = follower.info("{\"type\":\"referral\",\"user\":\"%s\"}".formatted(ground.other));
        assertThat(brought.at("/referredBy/referrer").asText()).isEqualTo(ground.address);
    }

    private String vault() throws Exception {
        JsonNode made = ground.client.actWithNonce("{\"type\":\"createVault\",\"name\":\"Salt\",\"description\":"
                + "\"Carries salt\",\"initialUsd\":1000000000,\"nonce\":$}");
        done(made);
        return made.at("/response/data").asText();
    }

    private String limit() throws Exception {
        return "{\"type\":\"order\",\"orders\":[" + order(0, true, ground.price("0.9"), "0.001", false, "Gtc", "")
                + "],\"grouping\":\"na\"}";
    }

    private String bought() throws Exception {
        return bought("0.1");
    }

    private String bought(String size) throws Exception {
        return "{\"type\":\"order\",\"orders\":[" + order(0, true, ground.price("1.02"), size, false, "Ioc", "")
                + "],\"grouping\":\"na\"}";
    }

    private static String transfer(String vault, boolean deposit, long dollars) {
        return "{\"type\":\"vaultTransfer\",\"vaultAddress\":\"%s\",\"isDeposit\":%s,\"usd\":%d}"
                .formatted(vault, deposit, dollars * 1_000_000);
    }

    private String refusal(String action) throws Exception {
        return ground.client.act(action).get("response").asText();
    }

    private String role(String address) throws Exception {
        return ground.client
                .info("{\"type\":\"userRole\",\"user\":\"%s\"}".formatted(address))
                .get("role")
                .asText();
    }

    private JsonNode details(String vault) throws Exception {
        return ground.client.info(
                "{\"type\":\"vaultDetails\",\"vaultAddress\":\"%s\",\"user\":\"%s\"}".formatted(vault, ground.other));
    }

    private JsonNode equities(String user) throws Exception {
        return ground.client.info("{\"type\":\"userVaultEquities\",\"user\":\"%s\"}".formatted(user));
    }

    private static void done(JsonNode reply) {
        assertThat(reply.get("status").asText()).as(reply.toString()).isEqualTo("ok");
    }
}
