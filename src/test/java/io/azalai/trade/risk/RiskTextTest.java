package io.azalai.trade.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.trade.risk.RiskCases.Case;
import org.junit.jupiter.api.Test;

/** Refusals speak a trader's words, with numbers (risk.md section 7). */
class RiskTextTest {

    @Test
    void a_refusal_says_what_was_seen_what_is_allowed_and_how_it_adds_up() {
        assertThat(message("RC-086"))
                .isEqualTo("MAX_POSITION_SIZE_USD: worst-case long 5465 USD > 5000 USD"
                        + " (hyperliquid BTC-PERP: position 3000 + open buys 980 + order 1485)");
    }

    @Test
    void a_refusal_without_parts_names_the_place_only() {
        assertThat(message("RC-047"))
                .isEqualTo("PRICE_COLLAR: limit price 52501 is 5.002% from the reference price 50000, allowed are 5%"
                        + " (hyperliquid BTC-PERP)");
    }

    private static String message(String id) {
        Case golden = RiskCases.own().stream()
                .filter(each -> each.name().startsWith(id))
                .findFirst()
                .orElseThrow();
        return new RiskGate(CaseWorld.limits(golden.input()))
                .evaluate(CaseWorld.order(golden.node().get("order")), new CaseWorld(golden.input()))
                .message();
    }
}
