package io.azalai.simulator.hyperliquid;

import static io.azalai.simulator.hyperliquid.TestClient.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A builder-deployed dex whose collateral is not dollars (sections 2.2, 2.5 and 3.4). */
class HyperliquidCollateralTest {

    private static final int TSLA = 120_000;
    private static final String COIN = "flx:TSLA";

    private final Ground ground = new Ground();

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void a_dex_names_the_token_it_is_margined_in() throws Exception {
        JsonNode dexs = ground.client.info("{\"type\":\"perpDexs\"}");
        JsonNode meta = ground.client.info("{\"type\":\"meta\",\"dex\":\"flx\"}");
        int token = meta.get("collateralToken").asInt();

        assertThat(dexs.at("/2/name").asText()).isEqualTo("flx");
        assertThat(meta.at("/universe/0/name").asText()).isEqualTo(COIN);
        assertThat(token).isEqualTo(360);
        assertThat(ground.client
                        .info("{\"type\":\"spotMeta\"}")
                        .at("/tokens/" + token + "/name")
                        .asText())
                .isEqualTo("USDH");
        assertThat(ground.client.info("{\"type\":\"allPerpMetas\"}"))
                .extracting(each -> each.get("collateralToken").asInt())
                .containsExactly(0, 0, 360);
    }

    @Test
    void an_order_needs_the_dexs_own_token_and_pays_its_fee_in_it() throws Exception {
        assertThat(bought("1").get("error").asText()).startsWith("Insufficient margin to place order.");
        ground.deposit("USDH", "500");
        done(send("spot", "flx", "USDH", "400"));

        JsonNode filled = bought("1");

        assertThat(filled.at("/filled/totalSz").asText()).as(filled.toString()).isEqualTo("1.0");
        assertThat(ground.ask("userFills").at("/0/feeToken").asText()).isEqualTo("USDH");
        JsonNode state = state("flx");
        assertThat(state.at("/assetPositions/0/position/coin").asText()).isEqualTo(COIN);
        assertThat(state.at("/marginSummary/accountValue").asDouble()).isCloseTo(400, offset(2.0));
        assertThat(state("").at("/marginSummary/accountValue").asText()).isEqualTo("100000.0");
        assertThat(spot("USDH")).isEqualTo("100.0");
        assertThat(spot("USDC")).isEqualTo("100000.0");
        assertThat(bought("100").get("error").asText()).startsWith("Insufficient margin to place order.");
    }

    @Test
    void the_token_is_bought_on_spot_and_moves_to_its_dex_alone() throws Exception {
        JsonNode buy = ground.client.place(order(10_230, true, "1.01", "250", false, "Ioc", ""));
        assertThat(buy.at("/filled/totalSz").asText()).as(buy.toString()).isEqualTo("250.0");

        assertThat(send("spot", "flx", "USDC", "1").get("response").asText()).isEqualTo("Invalid send");
        assertThat(send("spot", "", "USDH", "1").get("response").asText()).isEqualTo("Invalid send");
        assertThat(send("spot", "xyz", "USDH", "1").get("response").asText()).isEqualTo("Invalid send");
        assertThat(send("spot", "flx", "USDH", "1000").get("response").asText())
                .isEqualTo("Insufficient balance for token transfer.");
        done(send("spot", "flx", "USDH", "200"));
        done(send("flx", "spot", "USDH", "150"));

        assertThat(state("flx").get("withdrawable").asText()).isEqualTo("50.0");
        assertThat(ground.ask("userNonFundingLedgerUpdates")).last().satisfies(row -> {
            assertThat(row.at("/delta/token").asText()).isEqualTo("USDH");
            assertThat(row.at("/delta/sourceDex").asText()).isEqualTo("flx");
            assertThat(row.at("/delta/amount").asText()).isEqualTo("150.0");
            assertThat(row.at("/delta/usdcValue").asDouble()).isCloseTo(150, offset(0.5));
        });
    }

    @Test
    void a_stream_of_the_dex_tells_its_own_state_and_orders() throws Exception {
        ground.deposit("USDH", "500");
        done(send("spot", "flx", "USDH", "400"));
        Frames frames = new Frames(ground.ws);
        for (String type : new String[] {"clearinghouseState", "openOrders"}) {
            frames.subscribe("{\"type\":\"%s\",\"user\":\"%s\",\"dex\":\"flx\"}".formatted(type, ground.address));
        }
        assertThat(frames.await("clearinghouseState", 1)
                        .at("/clearinghouseState/marginSummary/accountValue")
                        .asText())
                .isEqualTo("400.0");

        ground.client.place(order(TSLA, true, price("0.9"), "1", false, "Gtc", ""));

        JsonNode orders = frames.await("openOrders", data -> !data.get("orders").isEmpty());
        assertThat(orders.get("dex").asText()).isEqualTo("flx");
        assertThat(orders.at("/orders/0/coin").asText()).isEqualTo(COIN);
        frames.abort();
    }

    @Test
    void in_unified_mode_each_token_backs_the_dexes_it_margins() throws Exception {
        ground.deposit("USDH", "500");
        done(ground.client.act("{\"type\":\"agentSetAbstraction\",\"abstraction\":\"u\"}"));

        assertThat(bought("1").has("filled")).isTrue();

        assertThat(Double.parseDouble(spot("USDH"))).isCloseTo(500, offset(2.0));
        assertThat(spot("USDC")).isEqualTo("200000.0");
        assertThat(state("flx").at("/assetPositions/0/position/szi").asText()).isEqualTo("1.0");
        assertThat(state("").at("/marginSummary/totalMarginUsed").asText()).isEqualTo("0.0");
        assertThat(bought("100").get("error").asText()).startsWith("Insufficient margin to place order.");
        JsonNode closed = ground.client.place(order(TSLA, false, price("0.95"), "1", true, "Ioc", ""));
        assertThat(closed.has("filled")).as(closed.toString()).isTrue();
    }

    @Test
    void with_dex_abstraction_an_order_brings_the_token_from_spot() throws Exception {
        ground.deposit("USDH", "500");
        done(ground.client.act("{\"type\":\"agentEnableDexAbstraction\"}"));

        assertThat(bought("1").has("filled")).isTrue();

        assertThat(Double.parseDouble(spot("USDH"))).isLessThan(495);
        assertThat(state("flx").at("/marginSummary/accountValue").asDouble()).isGreaterThan(5);
        assertThat(state("").get("withdrawable").asText()).isEqualTo("100000.0");
    }

    private JsonNode bought(String size) throws Exception {
        return ground.client.place(order(TSLA, true, price("1.02"), size, false, "Ioc", ""));
    }

    private String price(String factor) throws Exception {
        BigDecimal ask = new BigDecimal(ground.client
                .info("{\"type\":\"l2Book\",\"coin\":\"" + COIN + "\"}")
                .at("/levels/1/0/px")
                .asText());
        return ask.multiply(new BigDecimal(factor))
                .setScale(1, RoundingMode.DOWN)
                .toPlainString();
    }

    private JsonNode state(String dex) throws Exception {
        return ground.client.info(
                "{\"type\":\"clearinghouseState\",\"user\":\"%s\",\"dex\":\"%s\"}".formatted(ground.address, dex));
    }

    private String spot(String token) throws Exception {
        for (JsonNode row : ground.ask("spotClearinghouseState").get("balances")) {
            if (row.get("coin").asText().equals(token)) {
                return row.get("total").asText();
            }
        }
        throw new AssertionError("no balance of " + token);
    }

    private JsonNode send(String from, String into, String token, String amount) throws Exception {
        return ground.client.actWithNonce(("{\"type\":\"sendAsset\",\"signatureChainId\":\"0x66eee\","
                        + "\"hyperliquidChain\":\"Mainnet\",\"destination\":\"%s\",\"sourceDex\":\"%s\","
                        + "\"destinationDex\":\"%s\",\"token\":\"%s\",\"amount\":\"%s\",\"fromSubAccount\":\"\","
                        + "\"nonce\":$}")
                .formatted(ground.address, from, into, token, amount));
    }

    private static void done(JsonNode reply) {
        assertThat(reply.get("status").asText()).as(reply.toString()).isEqualTo("ok");
    }
}
