package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.alert.FakeBotApi;
import io.azalai.feed.FeedFilter;
import io.azalai.feed.Overflow;
import io.azalai.forward.EventJsonTest;
import io.azalai.forward.KafkaBroker;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.ExecType;
import io.azalai.model.OrderEvent;
import io.azalai.model.Position;
import io.azalai.model.RiskDecision;
import io.azalai.provision.Provisions;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.matching.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped routes against both simulated venues, a Kafka broker and a Bot API, all on loopback: one service for all.
 */
class WiringTest {

    private static final String PREFIX = "wiring";
    private static final String BOT_TOKEN = "4711:not-for-anybodys-eyes";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> HEADERS = Set.of(
            "content-type",
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_time",
            "ce_subject",
            "ce_dataschema",
            "ce_partitionkey");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path home;

    private static final List<Event> heard = new CopyOnWriteArrayList<>();
    private static LogCapture log;
    private static Simulator venues;
    private static FakeBotApi bot;
    private static Grounds grounds;
    private static Application service;

    @BeforeAll
    static void start() {
        log = LogCapture.begin();
        venues = Grounds.simulator();
        bot = new FakeBotApi();
        grounds = new Grounds(home);
        grounds.useExample("demo-buys-hyperliquid");
        grounds.useExample("demo-buys-aster");
        grounds.useExample("demo-too-large");
        grounds.flow("probe", probe("old"));
        service = Application.start(grounds.live(venues, WiringTest::sinks), Clock.systemUTC());
        service.feed()
                .subscribe(
                        "test",
                        new FeedFilter(
                                Set.of(Dataset.ORDER_EVENT, Dataset.POSITION, Dataset.RISK_DECISION, Dataset.ALERT),
                                null,
                                null,
                                List.of(),
                                null),
                        Overflow.BLOCK,
                        1000,
                        (event, retained) -> heard.add(event));
    }

    private static void sinks(ObjectNode root) {
        root.withObjectProperty("kafka")
                .put("bootstrap_servers", KafkaBroker.shared().bootstrapServers())
                .put("topic_prefix", PREFIX);
        root.withObjectProperty("telegram")
                .put("enabled", true)
                .put("bot_token", BOT_TOKEN)
                .put("chat_id", "42")
                .put("base_url", bot.url());
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
        bot.close();
        venues.close();
        log.close();
    }

    @Test
    void a_tick_becomes_an_order_a_fill_and_a_position_on_both_venues() {
        for (String venue : List.of("hyperliquid", "aster")) {
            await().atMost(PATIENCE).until(() -> happened(ExecType.FILL, venue));
            await().atMost(PATIENCE).until(() -> heard.stream()
                    .anyMatch(event -> event instanceof Position position
                            && venue.equals(position.venue())
                            && position.size().signum() > 0));
        }
        assertThat(engine("hyperliquid", "all").executions(account("hyperliquid")))
                .isNotEmpty();
        assertThat(engine("aster", "futures").executions(account("aster"))).isNotEmpty();
        assertThat(venues.arrivals().clientOrderIds("aster").values()).containsOnly(1);
        assertThat(venues.arrivals().clientOrderIds("hyperliquid").values()).containsOnly(1);
    }

    @Test
    void an_order_that_is_too_large_is_refused_with_its_numbers_and_an_alert() {
        await().atMost(PATIENCE).until(() -> refusal() != null);

        RiskDecision refusal = refusal();
        assertThat(refusal.reasonCode()).isEqualTo("ORDER_TOO_LARGE");
        assertThat(refusal.limit()).isEqualByComparingTo("10000");
        assertThat(refusal.observed()).isGreaterThan(refusal.limit());
        await().atMost(PATIENCE).until(() -> bot.bodies().stream().anyMatch(body -> body.contains("risk.reject")));
        await().atMost(PATIENCE).until(() -> bot.bodies().stream().anyMatch(body -> body.contains("order.filled")));
        assertThat(venues.arrivals().clientOrderIds("aster")).doesNotContainKey(refusal.clientOrderId());
    }

    @Test
    void every_kafka_record_fits_its_schema_and_carries_only_known_headers_and_no_secret() {
        Set<Dataset> missing = EnumSet.of(
                Dataset.BBO,
                Dataset.TICKER,
                Dataset.TRADE,
                Dataset.MARK_PRICE,
                Dataset.INSTRUMENT,
                Dataset.ORDER,
                Dataset.ORDER_EVENT,
                Dataset.FILL,
                Dataset.POSITION,
                Dataset.RISK_DECISION,
                Dataset.ALERT);

        try (var reader = KafkaBroker.shared().reader(Pattern.compile(PREFIX + "\\..*"))) {
            await().atMost(PATIENCE.multipliedBy(2)).until(() -> {
                for (ConsumerRecord<String, String> record : reader.poll(Duration.ofMillis(200))) {
                    missing.remove(checked(record));
                }
                return missing.isEmpty();
            });
        }
    }

    private static Dataset checked(ConsumerRecord<String, String> record) throws IOException {
        Map<String, String> headers = headers(record);
        Dataset dataset = Dataset.outward().stream()
                .filter(known -> record.topic().equals(PREFIX + "." + known.topic()))
                .findFirst()
                .orElseThrow();
        assertThat(EventJsonTest.violations(dataset, record.value()))
                .as(record.value())
                .isEmpty();
        assertThat(record.key()).as(record.value()).isNotBlank();
        assertThat(headers).as(dataset.topic()).containsKeys("ce_id", "ce_source");
        assertThat(headers).containsEntry("ce_type", "azalai." + dataset.type() + ".v1");
        assertThat(HEADERS).containsAll(headers.keySet());
        assertThat(record.key() + record.value() + headers).doesNotContain(secrets());
        return dataset;
    }

    @Test
    void an_edit_of_a_flow_takes_effect_while_every_socket_stays_open() {
        Map<String, Integer> before = opened();
        assertThat(ask()).isEqualTo("old");

        grounds.flow("probe", probe("new"));

        await().atMost(PATIENCE).until(() -> ask().equals("new"));
        assertThat(opened()).isEqualTo(before);
    }

    @Test
    void secrets_are_in_no_route_endpoint_or_log_line() throws Exception {
        await().atMost(PATIENCE).until(() -> happened(ExecType.FILL, "aster"));
        DefaultCamelContext context = (DefaultCamelContext) service.context();
        Provisions again = Provisions.read(grounds.live(venues, WiringTest::sinks), null);
        StringBuilder seen = new StringBuilder(again.toString());
        context.getRouteDefinitions().forEach(seen::append);
        context.getEndpoints()
                .forEach(endpoint -> seen.append(endpoint.getEndpointUri()).append(endpoint));
        seen.append(context.getPropertiesComponent().loadProperties());
        JsonNode config = JSON.readTree(Grounds.read(grounds.configFile()));

        assertThat(config.at("/telegram/bot_token").asText()).isEqualTo(BOT_TOKEN);
        assertThat(seen.toString()).doesNotContain(secrets()).doesNotContain(grounds.token());
        assertThat(log.text()).isNotEmpty().doesNotContain(secrets()).doesNotContain(grounds.token());
    }

    private static RiskDecision refusal() {
        return heard.stream()
                .filter(event -> event instanceof RiskDecision decision
                        && !decision.accepted()
                        && decision.clientOrderId().startsWith("flow-"))
                .map(RiskDecision.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static boolean happened(ExecType type, String venue) {
        return heard.stream()
                .anyMatch(event -> event instanceof OrderEvent change
                        && change.execType() == type
                        && venue.equals(change.venue()));
    }

    private static Engine engine(String venue, String market) {
        return venues.venue(venue).engines().get(market);
    }

    private static String account(String venue) {
        return venues.venue(venue).accounts().get(0);
    }

    private static Map<String, Integer> opened() {
        Map<String, Integer> opened = new TreeMap<>();
        for (String venue : List.of("hyperliquid", "aster")) {
            venues.arrivals().requests(venue).forEach((what, times) -> {
                if (what.startsWith("OPEN ")) {
                    opened.put(venue + " " + what, times);
                }
            });
        }
        return opened;
    }

    private static String[] secrets() {
        JsonNode addresses = JSON.valueToTree(venues.addresses());
        return Stream.of(
                        addresses.at("/hyperliquid/accounts/0/privateKey").asText(),
                        addresses.at("/aster/privateKey").asText(),
                        BOT_TOKEN)
                .map(secret -> secret.startsWith("0x") ? secret.substring(2) : secret)
                .toArray(String[]::new);
    }

    private static Map<String, String> headers(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    private static String ask() {
        return service.context().createProducerTemplate().requestBody("direct:probe", "", String.class);
    }

    private static String probe(String answer) {
        return """
                # direct:probe -> its answer
                - route:
                    id: flows.probe
                    nodePrefixId: flows.probe/
                    description: Answer with a word.
                    routeConfigurationId: reject-on-failure
                    from:
                      uri: direct:probe
                      steps:
                        - setBody:
                            id: answer
                            constant: %s
                """.formatted(answer);
    }
}
