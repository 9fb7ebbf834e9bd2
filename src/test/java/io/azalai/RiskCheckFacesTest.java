package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.cli.Services;
import io.azalai.feed.FeedFilter;
import io.azalai.feed.Overflow;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.RiskDecision;
import io.azalai.venue.InvalidSymbolException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the risk gate says of an order that is not placed, by all three faces, and that it leaves no trace. */
class RiskCheckFacesTest extends OnSimulatedVenues {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DONE = 0;
    private static final int REFUSED = 4;

    private final List<Event> told = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient browser = HttpClient.newHttpClient();
    private Application service;

    /** A flow that asks as those of users do. */
    private static final String ASK = """
        - route:
            id: flows.ask-risk
            nodePrefixId: flows.ask-risk/
            description: Ask the risk gate about what comes.
            routeConfigurationId: reject-on-failure
            from:
              uri: direct:ask-risk
              steps:
                - to:
                    id: ask
                    uri: kamelet:risk-check-action/asked
        """;

    @Test
    void all_faces_tell_reason_observed_and_limit_and_nothing_remains_of_it() throws Exception {
        grounds.flow("ask-risk", ASK);
        try (Application running = Application.start(grounds.live(venues, root -> {}), Clock.systemUTC())) {
            service = running;
            FeedFilter decisions = FeedFilter.of(Dataset.RISK_DECISION);
            service.feed().subscribe("test", decisions, Overflow.BLOCK, 100, (event, retained) -> told.add(event));

            tellsByCommand();
            tellsByHttp();
            tellsByKamelet();
            leavesNoTrace();
        }
    }

    private void tellsByCommand() {
        assertThat(check("c-1", "BTC", "50"))
                .isEqualTo(new Said(
                        REFUSED,
                        "ORDER_TOO_LARGE: order worth 2500000 USD > 10000 USD (hyperliquid BTC/USDC:USDC: 50"
                                + " at 50000)\n"));
        assertThat(check("c-2", "BTC", "0.01")).isEqualTo(new Said(DONE, "OK: INCREASE hyperliquid BTC/USDC:USDC\n"));
        assertThat(check("c-3", "NOSUCH", "0.01").code()).isEqualTo(REFUSED);
        assertThat(check("c-3", "NOSUCH", "0.01").text()).contains("refused (400)", "NOSUCH");
    }

    private void tellsByHttp() throws Exception {
        HttpResponse<String> refused = post(order("c-1", "BTC", "50"));
        HttpResponse<String> unknown = post(order("c-3", "NOSUCH", "0.01"));
        HttpResponse<String> field = post(order("c-4.tp", "BTC", "0.01"));

        JsonNode decision = JSON.readTree(refused.body());
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(200);
        assertThat(decision.path("decision").asText()).isEqualTo("REJECT");
        assertThat(decision.path("reasonCode").asText()).isEqualTo("ORDER_TOO_LARGE");
        assertThat(new BigDecimal(decision.path("observed").asText())).isEqualByComparingTo("2500000");
        assertThat(new BigDecimal(decision.path("limit").asText())).isEqualByComparingTo("10000");
        assertThat(decision.path("unit").asText()).isEqualTo("USD");
        assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(400);
        assertThat(field.statusCode()).as(field.body()).isEqualTo(422);
        assertThat(field.body()).contains("INVALID_FIELD");
    }

    private void tellsByKamelet() {
        RiskDecision refused = ask(order("c-1", "BTC", "50"));
        RiskDecision passed = ask(order("c-2", "BTC", "0.01"));

        assertThat(refused.reasonCode()).isEqualTo("ORDER_TOO_LARGE");
        assertThat(refused.observed()).isEqualByComparingTo("2500000");
        assertThat(refused.limit()).isEqualByComparingTo("10000");
        assertThat(passed.accepted()).isTrue();
        assertThatThrownBy(() -> ask(order("c-3", "NOSUCH", "0.01")))
                .cause()
                .isInstanceOf(InvalidSymbolException.class)
                .hasMessageContaining("NOSUCH");
    }

    private void leavesNoTrace() {
        for (String id : List.of("c-1", "c-2", "c-3", "c-4.tp")) {
            JsonNode life = service.modules().journal().archive().explain("main", id);
            life.fields().forEachRemaining(rows -> assertThat(rows.getValue())
                    .as("%s of %s", rows.getKey(), id)
                    .isEmpty());
        }
        assertThat(service.gateway().orders()).isEmpty();
        assertThat(service.modules().orders().figures().refusals()).isEmpty();
        assertThat(told).isEmpty();
    }

    private RiskDecision ask(ObjectNode order) {
        return service.context()
                .createProducerTemplate()
                .requestBody("direct:ask-risk", order.toString(), RiskDecision.class);
    }

    private HttpResponse<String> post(ObjectNode order) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.apiUrl() + "/api/v1/risk/check"))
                .header("Authorization", "Bearer " + grounds.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order.toString()))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private static ObjectNode order(String id, String symbol, String quantity) {
        return JSON.createObjectNode()
                .put("clientOrderId", id)
                .put("venue", "hyperliquid")
                .put("symbol", symbol)
                .put("market", "PERP")
                .put("side", "BUY")
                .put("orderType", "LIMIT")
                .put("quantity", quantity)
                .put("price", "50000")
                .put("createdAt", Clock.systemUTC().millis());
    }

    private Said check(String id, String symbol, String quantity) {
        String line = "orders check hyperliquid " + symbol + " BUY " + quantity + " --price 50000 --id " + id;
        List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
        arguments.addAll(List.of("--url", service.apiUrl()));
        arguments.addAll(List.of("--token-file", home.resolve("state/ui-token").toString()));
        return Said.by(new Services(Clock.systemUTC(), null, null, null, null, null), arguments);
    }
}
