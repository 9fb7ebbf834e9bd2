package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.OrderRequest;
import io.azalai.trade.journal.Page;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderTracesTest {

    @TempDir
    private Path state;

    private final ManualTime time = new ManualTime(Orders.NOW);
    private TestPath test;

    @BeforeEach
    void open() {
        test = new TestPath(state, time).started();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void a_strategy_longer_than_128_characters_is_refused() {
        assertThatThrownBy(() -> test.send(test.buy("a-1").by("s".repeat(129))))
                .hasMessageContaining("strategyId is '129 characters'; give up to 128");
        test.send(test.buy("a-1").by("s".repeat(128)));
    }

    @Test
    void who_asked_and_for_what_stands_under_the_order_that_is_meant() {
        test.send(test.buy("a-1").from("kafka"));
        OrderRequest cancel = OrderRequest.cancel("c-1", "hyperliquid", "a-1", time.instant());
        test.gateway.cancel(test.gateway.accept(cancel.from("http"))).join();

        assertThat(rows("REQUEST", "a-1"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("kafka {\"action\":\"NEW\",\"clientOrderId\":\"a-1\""),
                        second ->
                                assertThat(second).startsWith("http {\"action\":\"CANCEL\",\"clientOrderId\":\"c-1\""));
        assertThat(rows("REQUEST", "c-1")).isEmpty();
    }

    @Test
    void the_checks_that_an_order_passed_stand_there_with_their_numbers() {
        test.send(test.buy("a-1"));

        assertThat(rows("CHECKS", "a-1"))
                .singleElement()
                .asString()
                .contains("known instrument; ", "fresh request 0 / 30000 ms; ", "price collar -1 / -50 %; ")
                .contains("order size 99 / 10 USD or more; order size 99 / ")
                .contains("order rate 0 / ");
    }

    @Test
    void of_an_order_that_is_refused_those_before_stand_there() {
        assertThatThrownBy(() -> test.send(TestPath.with(test.buy("a-1"), quantity -> new BigDecimal("100000"))))
                .hasMessageContaining("ORDER_TOO_LARGE");

        assertThat(rows("CHECKS", "a-1"))
                .singleElement()
                .asString()
                .contains("price collar")
                .doesNotContain("order size", "order rate");
    }

    @Test
    void who_asked_changes_nothing_about_an_id_that_is_used_again() {
        test.send(test.buy("a-1").from("kafka"));

        assertThat(test.send(test.buy("a-1").from("http")).duplicate()).isTrue();
    }

    private List<String> rows(String kind, String id) {
        test.journal.write(new Page()).join();
        List<JsonNode> rows = new java.util.ArrayList<>();
        test.journal.archive().explain("main", id).path("wire").forEach(rows::add);
        return rows.stream()
                .filter(row -> row.path("kind").asText().equals(kind))
                .map(row -> row.path("actor").asText() + " " + row.path("text").asText())
                .toList();
    }
}
