package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.provision.Plan;
import io.azalai.settings.ConfigurationException;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.trade.RiskWatch;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each mode can never do by mistake. */
class ModesTest extends OnSimulatedVenues {

    @Test
    void paper_changes_nothing_at_a_venue_even_when_a_loss_stops_trading() throws Exception {
        Engine real = venues.venue("hyperliquid").engines().get("all");
        String account = venues.venue("hyperliquid").accounts().get(0);
        order(real, account, "0.01", "1000", TimeInForce.GTC);
        Plan plan = grounds.plan(venues, root -> {
            root.put("mode", "paper");
            root.withObjectProperty("risk").put("daily_loss_limit", 1);
        });

        try (Application service = Application.start(plan, Clock.systemUTC())) {
            service.context().createProducerTemplate().requestBody("direct:orders", buy());
            RiskWatch watch = service.modules().orders().watch();
            await().atMost(PATIENCE).until(() -> watch.memory().lastEquity() != null);
            fall("0.98");
            await().atMost(PATIENCE).until(() -> watch.memory().isHalted());
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> real.openOrders(account).size() == 1);
        }

        assertThat(home.resolve("state/paper/HALT")).exists();
        assertThat(home.resolve("state/HALT")).doesNotExist(); // by which mode live would halt
        assertThat(real.openOrders(account)).hasSize(1);
        assertThat(venues.arrivals().requests("hyperliquid")).doesNotContainKey("POST /exchange");
    }

    private static OrderRequest buy() {
        OrderTerms terms = OrderTerms.market(Side.BUY, new BigDecimal("0.05"));
        return OrderRequest.place(
                "m-1", "hyperliquid", "BTC", terms, Clock.systemUTC().instant());
    }

    private void fall(String factor) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(venues.addresses().control() + "/prices"))
                .POST(BodyPublishers.ofString("{\"asset\":\"BTC\",\"factor\":\"" + factor + "\"}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    private static void order(Engine real, String account, String quantity, String price, TimeInForce life) {
        real.place(new NewOrder(
                account, "BTC", Side.BUY, new BigDecimal(quantity), new BigDecimal(price), life, false, null));
    }

    @Test
    void a_file_that_says_demo_and_names_real_addresses_is_refused() {
        Plan plan = grounds.plan(venues, root -> hyperliquid(root).put("base_url", "https://api.hyperliquid.xyz"));

        assertThatThrownBy(() -> Application.start(plan, Clock.systemUTC()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("exchanges.hyperliquid.base_url: is https://api.hyperliquid.xyz")
                .hasMessageContaining("set mode to paper or live");
    }

    @Test
    void what_another_account_remembers_is_never_taken_for_ours() {
        Plan plan = grounds.live(venues, root -> {});
        Application.prepare(plan, Clock.systemUTC()).release();
        Plan other = grounds.live(venues, root -> hyperliquid(root).put("account_address", "0x" + "a".repeat(40)));

        assertThatThrownBy(() -> Application.prepare(other, Clock.systemUTC()))
                .hasMessageContaining("the state directory " + home.resolve("state") + " remembers something else")
                .hasMessageContaining("account main of hyperliquid is 0x")
                .hasMessageContaining("there and 0xaaa")
                .hasMessageContaining("name another in storage.state_dir");

        Plan again = new Plan(grounds.live(venues, root -> {}).config(), plan.routes(), home, Map.of(), Map.of(), true);
        Application.prepare(again, Clock.systemUTC()).release();
    }

    private static ObjectNode hyperliquid(ObjectNode root) {
        return root.withObjectProperty("exchanges").withObjectProperty("hyperliquid");
    }
}
