package io.azalai.simulator.hyperliquid;

import static io.azalai.simulator.hyperliquid.TestClient.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Offset.offset;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.loopback.Wallets;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Margin, money, keys and modes on the wire (sections 2.5, 3.3, 3.4 and 7.2). */
class HyperliquidAccountTest {

    private static final String SIGNED = "\"signatureChainId\":\"0x66eee\",\"hyperliquidChain\":\"Mainnet\",";
    private static final String DOLLARS = "USDC:0x6d1e7cde53ba9467b783cb7c530ce054";

    private final Ground ground = new Ground();

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void an_isolated_position_shows_its_own_margin_by_the_sums_of_the_specification() throws Exception {
        ground.client.act(leverage(false, 10));
        ground.trade(true, "0.1");

        JsonNode position = ground.position("BTC");
        assertThat(position.at("/leverage/type").asText()).isEqualTo("isolated");
        double used = position.get("marginUsed").asDouble();
        double raw = position.at("/leverage/rawUsd").asDouble();
        assertThat(used).isCloseTo(raw + position.get("positionValue").asDouble(), offset(0.001));
        assertThat(error(leverage(true, 10))).startsWith("Cannot switch leverage type with open position.");
        assertThat(error(collateral(0))).startsWith("Update to isolated margin cannot be zero.");
        assertThat(ground.client.act(collateral(5_000_000)).get("status").asText())
                .isEqualTo("ok");
        assertThat(ground.position("BTC").get("marginUsed").asDouble()).isGreaterThan(used + 4);
    }

    @Test
    void collateral_and_leverage_that_cannot_be_are_refused_with_the_venues_texts() throws Exception {
        assertThat(error(collateral(1_000_000))).startsWith("Cannot update margin for empty position.");
        assertThat(error(leverage(true, 100))).isEqualTo("Invalid leverage value");
        ground.trade(true, "0.01");
        assertThat(error(collateral(1_000_000))).startsWith("Position does not use isolated margin.");
    }

    @Test
    void a_thin_position_is_liquidated_and_its_owner_hears_of_it() throws Exception {
        Frames events = new Frames(ground.ws);
        events.subscribe("{\"type\":\"userEvents\",\"user\":\"%s\"}".formatted(ground.address));
        events.await("subscriptionResponse", 1);
        ground.client.act(leverage(false, 40));
        ground.trade(true, "0.1");

        ground.jump("0.95");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(ground.position("BTC").isMissingNode()).isTrue());
        JsonNode fill = ground.ask("userFills").get(0);
        assertThat(fill.at("/liquidation/liquidatedUser").asText()).isEqualTo(ground.address);
        assertThat(fill.at("/liquidation/method").asText()).isIn("market", "backstop");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(events.all)
                .anyMatch(frame -> frame.contains("\"liquidated_user\":\"" + ground.address)));
        events.abort();
    }

    @Test
    void money_moves_between_wallets_dexes_and_users_and_is_written_down() throws Exception {
        done(ground.client.actWithNonce(
                "{\"type\":\"usdClassTransfer\"," + SIGNED + "\"amount\":\"100\",\"toPerp\":false,\"nonce\":$}"));
        done(ground.client.actWithNonce(send("agentSendAsset", "", ground.address, "", "xyz", "50")));
        done(ground.client.actWithNonce(send("sendAsset", SIGNED, ground.other, "", "", "7")));

        assertThat(ground.client
                        .info("{\"type\":\"clearinghouseState\",\"user\":\"%s\",\"dex\":\"xyz\"}"
                                .formatted(ground.address))
                        .get("withdrawable")
                        .asText())
                .isEqualTo("50.0");
        assertThat(ground.ask("clearinghouseState").get("withdrawable").asText())
                .isEqualTo("99843.0");
        assertThat(ground.ask("userNonFundingLedgerUpdates"))
                .extracting(row -> row.at("/delta/type").asText())
                .containsExactly("accountClassTransfer", "send", "send");
    }

    @Test
    void transfers_that_cannot_be_are_refused_with_the_venues_texts() throws Exception {
        assertThat(errorWithNonce(send("agentSendAsset", "", ground.other, "", "spot", "1")))
                .isEqualTo("Agent can only send asset to same user or their sub-accounts.");
        assertThat(errorWithNonce(send("agentSendAsset", "", ground.address, "", "", "1")))
                .isEqualTo("Invalid send");
        assertThat(errorWithNonce(send("agentSendAsset", "", ground.address, "", "nope", "1")))
                .isEqualTo("Invalid perp DEX");
        assertThat(errorWithNonce(send("agentSendAsset", "", ground.address, "", "spot", "0")))
                .isEqualTo("Send amount cannot be zero");
        assertThat(errorWithNonce(send("agentSendAsset", "", ground.address, "", "spot", "1.1234567")))
                .isEqualTo("Invalid send");
        assertThat(errorWithNonce(send("agentSendAsset", "", ground.address, "", "spot", "0".repeat(40) + "1")))
                .isEqualTo("Invalid decimal number");
        assertThat(errorWithNonce("{\"type\":\"withdraw3\"," + SIGNED + "\"destination\":\"" + ground.address
                        + "\",\"amount\":\"9000000\",\"time\":$}"))
                .isEqualTo("Insufficient balance for withdrawal.");
    }

    @Test
    void a_tenth_of_what_positions_are_worth_cannot_leave() throws Exception {
        done(ground.client.act("{\"type\":\"updateLeverage\",\"asset\":0,\"isCross\":true,\"leverage\":40}"));
        ground.trade(true, "2");

        JsonNode state = ground.ask("clearinghouseState");
        BigDecimal withdrawable = new BigDecimal(state.get("withdrawable").asText());
        BigDecimal margin =
                new BigDecimal(state.at("/marginSummary/totalMarginUsed").asText());
        BigDecimal kept = new BigDecimal(state.at("/marginSummary/totalNtlPos").asText()).movePointLeft(1);
        assertThat(kept).isGreaterThan(margin.add(BigDecimal.valueOf(10_000)));
        assertThat(withdrawable)
                .isCloseTo(
                        new BigDecimal(state.at("/marginSummary/accountValue").asText()).subtract(kept),
                        within(new BigDecimal("0.00001")));

        String transfer =
                "{\"type\":\"usdClassTransfer\"," + SIGNED + "\"amount\":\"%s\",\"toPerp\":false,\"nonce\":$}";
        String withdrawal = "{\"type\":\"withdraw3\"," + SIGNED + "\"destination\":\"" + ground.address
                + "\",\"amount\":\"%s\",\"time\":$}";
        BigDecimal more = withdrawable.add(BigDecimal.valueOf(5_000));
        assertThat(errorWithNonce(transfer.formatted(more))).isEqualTo("Insufficient balance for token transfer.");
        assertThat(errorWithNonce(withdrawal.formatted(more))).isEqualTo("Insufficient balance for withdrawal.");
        done(ground.client.actWithNonce(transfer.formatted(withdrawable.subtract(BigDecimal.valueOf(5_000)))));
    }

    @Test
    void a_refused_transfer_to_somebody_new_costs_nothing_and_opens_no_account() throws Exception {
        String fresh = "0x" + "56".repeat(20);
        String sent = "{\"type\":\"spotSend\"," + SIGNED + "\"destination\":\"" + fresh
                + "\",\"token\":\"%s\",\"amount\":\"%s\",\"time\":$}";

        assertThat(errorWithNonce(sent.formatted("HYPE", "1000.5")))
                .isEqualTo("Insufficient balance for token transfer.");
        assertThat(errorWithNonce(sent.formatted("USDC", "100000")))
                .isEqualTo("Insufficient balance for token transfer.");

        assertThat(role(fresh)).isEqualTo("missing");
        assertThat(ground.ask("spotClearinghouseState").get("balances"))
                .extracting(
                        row -> row.get("coin").asText() + " " + row.get("total").asText())
                .contains("USDC 100000.0");
        done(ground.client.actWithNonce(sent.formatted("USDC", "99999")));
        assertThat(role(fresh)).isEqualTo("user");
    }

    private String role(String address) throws Exception {
        return ground.client
                .info("{\"type\":\"userRole\",\"user\":\"%s\"}".formatted(address))
                .get("role")
                .asText();
    }

    @Test
    void an_agent_trades_for_its_account_until_another_takes_its_name() throws Exception {
        String key = Wallets.derivedKey(7, "an agent");
        done(ground.client.actWithNonce(approval(Wallets.address(key))));
        TestClient agent = new TestClient(ground.rest, key);

        assertThat(agent.act("{\"type\":\"noop\"}").get("status").asText()).isEqualTo("ok");
        assertThat(agent.actWithNonce("{\"type\":\"usdSend\"," + SIGNED + "\"destination\":\"" + ground.other
                                + "\",\"amount\":\"1\",\"time\":$}")
                        .get("response")
                        .asText())
                .isEqualTo("Must deposit before performing actions. User: " + Wallets.address(key));
        assertThat(errorWithNonce(approval(Wallets.address(key)))).isEqualTo("Extra agent already used.");
        done(ground.client.actWithNonce(approval("0x" + "12".repeat(20))));
        assertThat(agent.act("{\"type\":\"noop\"}").get("response").asText())
                .isEqualTo("User or API Wallet " + Wallets.address(key) + " does not exist.");
    }

    @Test
    void an_agent_goes_with_the_last_of_its_account_s_money() throws Exception {
        String key = Wallets.derivedKey(7, "an agent");
        done(ground.client.actWithNonce(approval(Wallets.address(key))));
        TestClient agent = new TestClient(ground.rest, key);
        String spot = "{\"type\":\"spotSend\"," + SIGNED + "\"destination\":\"" + ground.other
                + "\",\"token\":\"%s\",\"amount\":\"%s\",\"time\":$}";
        for (JsonNode balance : ground.ask("spotClearinghouseState").get("balances")) {
            done(ground.client.actWithNonce(spot.formatted(
                    balance.get("coin").asText(), balance.get("total").asText())));
        }
        assertThat(agent.act("{\"type\":\"noop\"}").get("status").asText()).isEqualTo("ok");

        done(ground.client.actWithNonce("{\"type\":\"usdSend\"," + SIGNED + "\"destination\":\"" + ground.other
                + "\",\"amount\":\""
                + ground.ask("clearinghouseState").get("withdrawable").asText()
                + "\",\"time\":$}"));

        assertThat(agent.act("{\"type\":\"noop\"}").get("response").asText())
                .isEqualTo("User or API Wallet " + Wallets.address(key) + " does not exist.");
        assertThat(ground.ask("extraAgents")).isEmpty();
    }

    @Test
    void a_sub_account_needs_volume_and_is_traded_for_by_its_owner() throws Exception {
        assertThat(error("{\"type\":\"createSubAccount\",\"name\":\"one\"}"))
                .startsWith("Cannot create sub-accounts until enough volume traded. Required: $100000. Traded: $0.0.");
        ground.trade(true, "1");
        ground.trade(false, "1");
        String sub = ground.client
                .act("{\"type\":\"createSubAccount\",\"name\":\"one\"}")
                .at("/response/data")
                .asText();
        done(ground.client.act(
                "{\"type\":\"subAccountTransfer\",\"subAccountUser\":\"%s\",\"isDeposit\":true,\"usd\":500000000}"
                        .formatted(sub)));

        JsonNode reply = ground.client.actFor(
                sub,
                "{\"type\":\"order\",\"orders\":["
                        + order(0, true, ground.price("0.9"), "0.001", false, "Gtc", "")
                        + "],\"grouping\":\"na\"}");

        assertThat(reply.at("/response/data/statuses/0/resting/oid").asLong()).isPositive();
        assertThat(ground.client
                        .info("{\"type\":\"openOrders\",\"user\":\"%s\"}".formatted(sub))
                        .size())
                .isEqualTo(1);
        assertThat(ground.ask("subAccounts").at("/0/subAccountUser").asText()).isEqualTo(sub);
        assertThat(ground.client
                        .actFor("0x" + "34".repeat(20), "{\"type\":\"noop\"}")
                        .get("response")
                        .asText())
                .startsWith("Vault not registered: 0x3434");
    }

    @Test
    void a_unified_account_has_one_balance_and_moves_nothing_between_wallets() throws Exception {
        done(ground.client.act("{\"type\":\"agentSetAbstraction\",\"abstraction\":\"u\"}"));

        assertThat(ground.ask("userAbstraction").asText()).isEqualTo("unifiedAccount");
        assertThat(ground.ask("spotClearinghouseState").get("balances"))
                .anySatisfy(row -> assertThat(row.get("total").asText()).isEqualTo("200000.0"));
        assertThat(ground.ask("clearinghouseState").get("withdrawable").asText())
                .isEqualTo("0.0");
        assertThat(errorWithNonce(
                        "{\"type\":\"usdClassTransfer\"," + SIGNED + "\"amount\":\"1\",\"toPerp\":true,\"nonce\":$}"))
                .isEqualTo("Action disabled when unified account is active");
        assertThat(errorWithNonce(send("agentSendAsset", "", ground.address, "", "xyz", "1")))
                .isEqualTo("Unified account only supports sending assets through spot");
    }

    @Test
    void one_balance_is_not_divided_while_a_position_or_an_order_lives_on_it() throws Exception {
        String leave = "{\"type\":\"agentSetAbstraction\",\"abstraction\":\"i\"}";
        done(ground.client.act("{\"type\":\"agentSetAbstraction\",\"abstraction\":\"u\"}"));
        ground.trade(true, "0.1");

        assertThat(error(leave)).isEqualTo("Abstraction transition not allowed");
        assertThat(ground.ask("userAbstraction").asText()).isEqualTo("unifiedAccount");
        ground.trade(false, "0.1");
        JsonNode resting = ground.client.place(order(0, true, ground.price("0.9"), "0.001", false, "Gtc", ""));
        assertThat(error(leave)).isEqualTo("Abstraction transition not allowed");
        done(ground.client.act("{\"type\":\"cancel\",\"cancels\":[{\"a\":0,\"o\":%d}]}"
                .formatted(resting.at("/resting/oid").asLong())));

        done(ground.client.act(leave));
        assertThat(ground.ask("userAbstraction").asText()).isEqualTo("disabled");
    }

    @Test
    void dex_abstraction_is_a_mode_that_the_older_flag_tells_too() throws Exception {
        assertThat(ground.ask("userDexAbstraction").isNull()).isTrue();

        done(ground.client.act("{\"type\":\"agentEnableDexAbstraction\"}"));

        assertThat(ground.ask("userAbstraction").asText()).isEqualTo("dexAbstraction");
        assertThat(ground.ask("userDexAbstraction").asBoolean()).isTrue();
        done(ground.client.actWithNonce("{\"type\":\"userDexAbstraction\"," + SIGNED + "\"user\":\"" + ground.address
                + "\",\"enabled\":false,\"nonce\":$}"));
        assertThat(ground.ask("userDexAbstraction").asBoolean()).isFalse();
    }

    private String error(String action) throws Exception {
        return ground.client.act(action).get("response").asText();
    }

    private String errorWithNonce(String action) throws Exception {
        return ground.client.actWithNonce(action).get("response").asText();
    }

    private static void done(JsonNode reply) {
        assertThat(reply.get("status").asText()).as(reply.toString()).isEqualTo("ok");
    }

    private static String leverage(boolean cross, int leverage) {
        return "{\"type\":\"updateLeverage\",\"asset\":0,\"isCross\":%s,\"leverage\":%d}".formatted(cross, leverage);
    }

    private static String collateral(long millionths) {
        return "{\"type\":\"updateIsolatedMargin\",\"asset\":0,\"isBuy\":true,\"ntli\":%d}".formatted(millionths);
    }

    private static String approval(String agent) {
        return "{\"type\":\"approveAgent\"," + SIGNED + "\"agentAddress\":\"" + agent
                + "\",\"agentName\":\"bot\",\"nonce\":$}";
    }

    private static String send(String type, String signed, String to, String from, String into, String amount) {
        return "{\"type\":\"%s\",%s\"destination\":\"%s\",\"sourceDex\":\"%s\",\"destinationDex\":\"%s\",\"token\":\"%s\",\"amount\":\"%s\",\"fromSubAccount\":\"\",\"nonce\":$}"
                .formatted(type, signed, to, from, into, DOLLARS, amount);
    }
}
