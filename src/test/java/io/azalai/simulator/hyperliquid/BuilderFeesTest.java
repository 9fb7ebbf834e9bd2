package io.azalai.simulator.hyperliquid;

import static io.azalai.simulator.hyperliquid.TestClient.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What builders may take of orders (section 3.3). */
class BuilderFeesTest {

    private static final int HYPE = 10107;

    private final Ground ground = new Ground();

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void a_builder_is_paid_only_what_was_approved() throws Exception {
        String taking = order(0, true, ground.price("1.02"), "0.001", false, "Ioc", "");

        assertThat(error(taking, 10)).isEqualTo("Builder fee has not been approved.");
        approve("0.01%");
        place(taking, 10);

        JsonNode fill = lastFill();
        double value = fill.get("px").asDouble() * fill.get("sz").asDouble();
        assertThat(fill.path("builderFee").asDouble()).isCloseTo(value * 0.0001, offset(0.000001));
        assertThat(fill.get("fee").asDouble()).isCloseTo(value * (0.00045 + 0.0001), offset(0.000001));
    }

    @Test
    void an_order_that_replaces_another_pays_its_builder() throws Exception {
        approve("0.01%");
        long oid = place(order(0, true, ground.price("0.9"), "0.001", false, "Gtc", ""), 10)
                .at("/resting/oid")
                .asLong();

        ground.client.act("{\"type\":\"batchModify\",\"modifies\":[{\"oid\":%d,\"order\":%s}],\"a\":true}"
                .formatted(oid, order(0, true, ground.price("1.02"), "0.001", false, "Gtc", "")));

        assertThat(lastFill().path("builderFee").asDouble()).isPositive();
    }

    @Test
    void a_builder_takes_nothing_where_the_fee_is_not_taken_in_dollars() throws Exception {
        approve("0.01%");

        place(order(HYPE, true, hype("1.05"), "10", false, "Ioc", ""), 10);
        JsonNode bought = lastFill();
        place(order(HYPE, false, hype("0.95"), "10", false, "Ioc", ""), 10);

        assertThat(bought.get("feeToken").asText()).isEqualTo("HYPE");
        assertThat(bought.has("builderFee")).isFalse();
        assertThat(lastFill().get("feeToken").asText()).isEqualTo("USDC");
        assertThat(lastFill().path("builderFee").asDouble()).isPositive();
    }

    @Test
    void a_builder_takes_no_more_than_the_market_lets_it() throws Exception {
        approve("2%");
        String perpetual = order(0, true, ground.price("1.02"), "0.001", false, "Ioc", "");
        String spot = order(HYPE, false, hype("0.95"), "10", false, "Ioc", "");

        assertThat(error(perpetual, 101)).startsWith("Builder fee");
        assertThat(error(spot, 1001)).startsWith("Builder fee");
        assertThat(error(spot + "," + perpetual, 1000)).startsWith("Builder fee");
        assertThat(ground.ask("userFills")).isEmpty();
        place(perpetual, 100);
        place(spot, 1000);
    }

    @Test
    void whatever_was_approved_is_no_less_than_what_the_market_lets_it() throws Exception {
        approve("3000000%");

        place(order(0, true, ground.price("1.02"), "0.001", false, "Ioc", ""), 100);
    }

    private void approve(String most) throws Exception {
        JsonNode reply = ground.client.actWithNonce("{\"type\":\"approveBuilderFee\","
                + "\"signatureChainId\":\"0x66eee\",\"hyperliquidChain\":\"Mainnet\",\"maxFeeRate\":\"" + most
                + "\",\"builder\":\"" + ground.other + "\",\"nonce\":$}");
        assertThat(reply.get("status").asText()).isEqualTo("ok");
    }

    private JsonNode act(String orders, int tenths) throws Exception {
        return ground.client.act(
                "{\"type\":\"order\",\"orders\":[%s],\"grouping\":\"na\",\"builder\":{\"b\":\"%s\",\"f\":%d}}"
                        .formatted(orders, ground.other, tenths));
    }

    private JsonNode place(String order, int tenths) throws Exception {
        JsonNode status = act(order, tenths).at("/response/data/statuses/0");
        assertThat(status.has("filled") || status.has("resting"))
                .as(status.toString())
                .isTrue();
        return status;
    }

    private String error(String orders, int tenths) throws Exception {
        return act(orders, tenths).get("response").asText();
    }

    private JsonNode lastFill() throws Exception {
        return ground.ask("userFills").get(0);
    }

    private String hype(String factor) throws Exception {
        return new BigDecimal(ground.client
                        .info("{\"type\":\"allMids\"}")
                        .path("@107")
                        .asText())
                .multiply(new BigDecimal(factor))
                .setScale(2, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
