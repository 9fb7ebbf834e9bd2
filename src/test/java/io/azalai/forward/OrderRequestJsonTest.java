package io.azalai.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.Rounding;
import io.azalai.model.TwapPrices;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRequestJsonTest {

    private static final String START =
            "{\"action\":\"NEW\",\"clientOrderId\":\"a\",\"venue\":\"aster\",\"symbol\":\"BTC\","
                    + "\"side\":\"BUY\",\"orderType\":\"LIMIT\",\"createdAt\":1700000000000,\"price\":\"1\"";

    private final OrderRequestJson json = new OrderRequestJson();

    @Test
    void a_decimal_without_quotes_keeps_every_digit() {
        OrderRequest request = json.read(START + ",\"quantity\":0.12345678901234567890}");

        assertThat(request.terms().quantity()).hasToString("0.12345678901234567890");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",'quantity':'1','quantity':'2'} | Duplicate field 'quantity'",
                ",'quantity':'1'} {} | Trailing token",
                ",'quantity':'1e3'} | quantity must be a plain decimal",
                ",'quantity':1e400000000} | quantity must be a plain decimal in quotes, was '1E+400000000'",
                ",'quantity':-1e-400000000} | quantity must be a plain decimal in quotes, was '-1E-400000000'",
                ",'clientOrderId':{'a':1e400000000}} | Duplicate field",
                ",'stopPrice':{'a':1e400000000}} | stopPrice must be a text, was {\"a\":1E+400000000}",
                ",'quantity':'NaN'} | quantity must be a plain decimal",
                ",'periodSeconds':99999999} | periodSeconds must be whole seconds, 9999999 at most, was '99999999'",
                ",'leverage':10000} | leverage must be a whole number of at most 4 digits, was '10000'",
                ",'quantity':'1','quanttiy':'1'} | unknown field 'quanttiy'"
            },
            quoteCharacter = '"')
    void what_could_be_misread_is_refused(String end, String reason) {
        assertThatThrownBy(() -> json.read(START + end.replace('\'', '"')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_list_of_orders_is_read_and_a_wrong_one_is_named_by_its_place() {
        assertThat(json.readAll("[" + START + ",\"quantity\":\"1\"}]"))
                .extracting(OrderRequest::clientOrderId)
                .containsExactly("a");
        assertThatThrownBy(() -> json.readAll("[" + START + "}," + START + ",\"quantity\":\"x\"}]"))
                .hasMessageContaining("order 2: quantity must be a plain decimal");
        assertThatThrownBy(() -> json.readAll("[]")).hasMessageContaining("one JSON array of one or more");
    }

    @ParameterizedTest
    @CsvSource({"CANCEL, origClientOrderId", "AMEND, origClientOrderId", "CANCEL, clientOrderId"})
    void an_order_that_was_placed_elsewhere_is_named_by_the_id_we_gave_it(String action, String field) {
        String adopted = "external:hyperliquid:spot:@107:" + "9".repeat(64);
        String request =
                "{\"action\":\"" + action + "\",\"venue\":\"hyperliquid\",\"createdAt\":1700000000000,\"" + field
                        + "\":\"" + adopted + "\""
                        + (field.equals("clientOrderId") ? "}" : ",\"clientOrderId\":\"a\"}");

        OrderRequest read = json.read(request);

        assertThat(field.equals("clientOrderId") ? read.clientOrderId() : read.origClientOrderId())
                .isEqualTo(adopted);
    }

    @Test
    void an_order_of_ours_has_an_id_of_our_letters() {
        assertThatThrownBy(() -> json.read(START.replace("\"a\"", "\"a@b\"") + ",\"quantity\":\"1\"}"))
                .hasMessageContaining("clientOrderId must be 1 to 64 of A-Z a-z 0-9 . _ : -, was 'a@b'");
    }

    @Test
    void prices_at_which_a_twap_begins_and_ends_are_read() {
        TwapPrices prices = json.read(START + ",\"startPrice\":\"2\",\"startAbove\":true,\"stopPrice\":\"3\"}")
                .terms()
                .pace()
                .prices();

        assertThat(prices)
                .isEqualTo(new TwapPrices(new TwapPrices.Trigger(new BigDecimal("2"), true), new BigDecimal("3")));
        assertThat(json.read(START + "}").terms().pace().prices()).isEqualTo(TwapPrices.NONE);
        for (String half : List.of(",\"startPrice\":\"2\"}", ",\"startAbove\":true}")) {
            assertThatThrownBy(() -> json.read(START + half))
                    .hasMessageContaining("startPrice and startAbove go together");
        }
    }

    @Test
    void brackets_and_rounding_are_read() {
        OrderTerms terms = json.read(START + ",\"takeProfitPrice\":\"2\",\"stopLossPrice\":\"0.5\",\"round\":\"DOWN\"}")
                .terms();

        assertThat(terms.bracket().takeProfit()).isEqualByComparingTo("2");
        assertThat(terms.bracket().stopLoss()).isEqualByComparingTo("0.5");
        assertThat(terms.round()).isEqualTo(Rounding.DOWN);
    }
}
