package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.provision.Plan;
import io.azalai.trade.journal.Postgres;
import io.azalai.trade.journal.Storage;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole service with its journal on a PostgreSQL server. */
class PostgresServiceTest extends OnSimulatedVenues {

    @Test
    void orders_outlive_a_restart_and_who_asked_for_what_can_be_told_afterwards() {
        Storage.Server place = Postgres.shared().place();
        Plan plan = grounds.live(venues, root -> root.withObjectProperty("storage")
                .put("url", place.url())
                .put("user", place.user())
                .put("password", place.password().value()));
        try (Application service = Application.start(plan, Clock.systemUTC())) {
            assertThat(cli(service, "orders", "place", "hyperliquid", "BTC", "BUY", "0.01", "--id", "p-1"))
                    .contains("p-1");
            await().atMost(PATIENCE).until(() -> order(service, "p-1").status() == OrderStatus.FILLED);
            cli(service, "orders", "place", "hyperliquid", "BTC", "BUY", "0.01", "--price", "50000", "--id", "p-2");
            assertThat(cli(service, "orders", "amend", "hyperliquid", "p-2", "--price", "49000"))
                    .contains("49000");
        }

        try (Application service = Application.start(plan, Clock.systemUTC())) {
            await().atMost(PATIENCE)
                    .until(() -> service.modules().orders().accounts().isCompared());
            assertThat(order(service, "p-1").status()).isEqualTo(OrderStatus.FILLED);
            assertThat(service.gateway().openOrders()).singleElement().satisfies(order -> {
                assertThat(order.clientOrderId()).isEqualTo("p-2");
                assertThat(order.price()).isEqualByComparingTo("49000");
            });
            List<String> filled = cli(service, "explain", "p-1").lines().toList();
            assertThat(filled)
                    .filteredOn(line -> line.contains("  fill  "))
                    .hasSize(venues.venue("hyperliquid")
                            .engines()
                            .get("all")
                            .executions(venues.venue("hyperliquid").accounts().get(0))
                            .size());
            assertThat(cli(service, "explain", "p-2").lines())
                    .anyMatch(line -> line.contains("asked       by cli: {\"action\":\"NEW\""))
                    .anyMatch(line -> line.contains("asked       by cli: {\"action\":\"AMEND\""));
        }
        assertThat(home.resolve("state/journal.db")).doesNotExist();
    }

    private static Order order(Application service, String id) {
        return service.gateway().order("main", id).orElseThrow();
    }
}
