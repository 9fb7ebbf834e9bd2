package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Market;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The number vectors. */
class PriceRulesTest {

    @TestFactory
    Stream<DynamicTest> prices_are_rounded_as_recommended() {
        return rows("price").flatMap(row -> Stream.of(RoundingMode.DOWN, RoundingMode.HALF_UP, RoundingMode.UP)
                .filter(mode -> row.path("recommended").path(mode.name()).isTextual())
                .map(mode -> dynamicTest(row.path("input").asText() + " " + mode, () -> {
                    BigDecimal price =
                            grid(row).price(new BigDecimal(row.path("input").asText()), mode);
                    String expected = row.path("recommended").path(mode.name()).asText();

                    assertThat(Numbers.wire(price)).isEqualTo(expected);
                    assertThat(grid(row).holdsPrice(price)).isEqualTo(price.signum() > 0);
                })));
    }

    @TestFactory
    Stream<DynamicTest> sizes_are_cut_never_rounded_up() {
        return rows("size")
                .map(row -> dynamicTest(row.path("input").asText(), () -> {
                    BigDecimal size =
                            grid(row).size(new BigDecimal(row.path("input").asText()));

                    if (row.path("truncated").isTextual()) {
                        assertThat(Numbers.wire(size))
                                .isEqualTo(row.path("truncated").asText());
                    } else {
                        assertThat(size).isEqualByComparingTo("0");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> wire_text_has_no_trailing_zeros_and_no_exponent() {
        return rows("wire")
                .map(row -> dynamicTest(row.path("input").asText(), () -> assertThat(
                                Numbers.wire(new BigDecimal(row.path("input").asText())))
                        .isEqualTo(row.path("wire").asText())));
    }

    @TestFactory
    Stream<DynamicTest> a_market_order_never_passes_its_bound_and_stays_within_one_unit_of_the_sdk() {
        return rows("marketOrderPrice")
                .map(row -> dynamicTest(row.toString(), () -> {
                    boolean buy = row.path("isBuy").asBoolean();
                    BigDecimal slippage = new BigDecimal(row.path("slippage").asText());
                    BigDecimal bound = new BigDecimal(row.path("mid").asText())
                            .multiply(buy ? BigDecimal.ONE.add(slippage) : BigDecimal.ONE.subtract(slippage));
                    BigDecimal price = grid(row).price(bound, buy ? RoundingMode.FLOOR : RoundingMode.CEILING);
                    BigDecimal sdk = new BigDecimal(row.path("pythonSdkLimitPx").asText());

                    assertThat(buy ? price.compareTo(bound) <= 0 : price.compareTo(bound) >= 0)
                            .isTrue();
                    assertThat(price.subtract(sdk).abs()).isLessThanOrEqualTo(unit(sdk, grid(row)));
                }));
    }

    @Test
    void a_market_buy_at_30436_35_goes_out_as_30436() {
        PriceRules btc = PriceRules.of(Market.PERP, 5);

        assertThat(Numbers.wire(btc.price(new BigDecimal("30436.35"), RoundingMode.FLOOR)))
                .isEqualTo("30436");
        assertThat(btc.holdsPrice(new BigDecimal("123456"))).isTrue();
        assertThat(PriceRules.of(Market.PERP, 0).holdsPrice(new BigDecimal("1234.56")))
                .isFalse();
    }

    /** One unit of the fifth figure, or of the last decimal allowed. */
    private static BigDecimal unit(BigDecimal price, PriceRules grid) {
        int magnitude = price.precision() - price.scale();
        return BigDecimal.ONE
                .scaleByPowerOfTen(magnitude - PriceRules.SIGNIFICANT_FIGURES)
                .max(grid.tickSize());
    }

    private static PriceRules grid(JsonNode row) {
        String market = row.path("market").asText("perp").toUpperCase(Locale.ROOT);
        return PriceRules.of(Market.valueOf(market), row.path("szDecimals").asInt());
    }

    private static Stream<JsonNode> rows(String name) {
        JsonNode rows =
                Samples.json("/signing-vectors/hyperliquid-numbers.json").path(name);
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
