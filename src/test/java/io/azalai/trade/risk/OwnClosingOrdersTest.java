package io.azalai.trade.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.trade.risk.RiskOrder.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an order of ours that closes passes, where a caller's is refused (risk.md section 5): by the golden cases. */
class OwnClosingOrdersTest {

    @ParameterizedTest
    @CsvSource({
        "INSUFFICIENT_LIQUIDITY, SYSTEM_FLATTEN, OK",
        "INSUFFICIENT_LIQUIDITY, PROTECTION, OK",
        "SLIPPAGE_EXCEEDED, SYSTEM_FLATTEN, OK",
        "SLIPPAGE_EXCEEDED, PROTECTION, OK",
        "SELF_TRADE, SYSTEM_FLATTEN, OK",
        "SELF_TRADE, PROTECTION, OK",
        "ORDER_RATE, SYSTEM_FLATTEN, OK",
        "ORDER_RATE, PROTECTION, ORDER_RATE"
    })
    void an_order_of_ours(ReasonCode refused, Origin origin, ReasonCode expected) {
        assertThat(RiskCases.own().stream().filter(golden -> refused.name()
                        .equals(golden.node().path("expect").path("reasonCode").asText())))
                .isNotEmpty()
                .allSatisfy(golden -> {
                    ObjectNode order = golden.node().withObject("/order").deepCopy();
                    order.put("origin", origin.name());
                    RiskGate gate = new RiskGate(CaseWorld.limits(golden.input()));

                    Verdict verdict = gate.evaluate(CaseWorld.order(order), new CaseWorld(golden.input()));

                    assertThat(verdict.code()).as(verdict.message()).isEqualTo(expected);
                });
    }
}
