package io.azalai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class OrderLineTest {

    private final ObjectNode order = new ObjectMapper()
            .createObjectNode()
            .put("clientOrderId", "a-1")
            .put("venue", "hyperliquid")
            .put("symbol", "BTC/USDC:USDC")
            .put("side", "BUY")
            .put("quantity", "1")
            .put("price", "100")
            .put("status", "CANCELED")
            .put("filledQty", "0");

    @Test
    void an_order_that_ended_says_why_behind_all_else() {
        assertThat(OrderLine.of(order)).endsWith("BUY  1 @ 100 CANCELED filled 0");
        assertThat(OrderLine.of(order.put("reason", "marginCanceled"))).endsWith("CANCELED filled 0 (marginCanceled)");
    }
}
