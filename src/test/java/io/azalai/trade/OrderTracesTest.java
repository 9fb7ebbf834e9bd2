package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.OrderRequest;
import io.azalai.trade.journal.Page;
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

        assertThat(asked("a-1"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("kafka {\"action\":\"NEW\",\"clientOrderId\":\"a-1\""),
                        second ->
                                assertThat(second).startsWith("http {\"action\":\"CANCEL\",\"clientOrderId\":\"c-1\""));
        assertThat(asked("c-1")).isEmpty();
    }

    @Test
    void who_asked_changes_nothing_about_an_id_that_is_used_again() {
        test.send(test.buy("a-1").from("kafka"));

        assertThat(test.send(test.buy("a-1").from("http")).duplicate()).isTrue();
    }

    private List<String> asked(String id) {
        test.journal.write(new Page()).join();
        List<JsonNode> rows = new java.util.ArrayList<>();
        test.journal.archive().explain("main", id).path("wire").forEach(rows::add);
        return rows.stream()
                .map(row -> row.path("actor").asText() + " " + row.path("text").asText())
                .toList();
    }
}
