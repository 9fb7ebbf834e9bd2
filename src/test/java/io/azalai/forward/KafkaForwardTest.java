package io.azalai.forward;

import static io.azalai.model.SampleEvents.AT;
import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.fill;
import static io.azalai.model.SampleEvents.ticker;
import static io.azalai.model.SampleEvents.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.feed.Feed;
import io.azalai.feed.FeedComponent;
import io.azalai.feed.SymbolMatch;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shipped forward routes against a real broker. */
class KafkaForwardTest {

    private final Feed feed = new Feed(Clock.systemUTC(), System::nanoTime, Map::of, SymbolMatch.SPELLING);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Journal journal = new Journal();
    private long pause;
    private final KafkaCircuit circuit = new KafkaCircuit("test", () -> true, Clock.systemUTC());

    @AfterEach
    void stop() {
        context.stop();
        feed.close();
    }

    @Test
    void market_data_arrives_with_key_time_and_headers_and_fits_its_schema() throws Exception {
        start(KafkaBroker.shared(), "m1", "forward/kafka-topics", "forward/market-to-kafka", "forward/trades-to-kafka");

        ConsumerRecord<String, String> record = publishUntilOneArrives(ticker(HYPERLIQUID_BTC, "1.50"));
        publishUntilOneArrives(trade(HYPERLIQUID_BTC, "7"));
        for (int i = 0; i < 500; i++) {
            feed.publish(trade(HYPERLIQUID_BTC, Integer.toString(100 + i)));
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> tradesAfterTheFirst().size() == 500);
        assertThat(tradesAfterTheFirst()).isSorted();
        assertThat(record.key()).isEqualTo("hyperliquid|BTC/USDC:USDC");
        assertThat(record.timestamp()).isEqualTo(AT.toEpochMilli());
        assertThat(EventJsonTest.violations(Dataset.TICKER, record.value())).isEmpty();
        List<String> names = new ArrayList<>();
        record.headers().forEach(header -> names.add(header.key()));
        assertThat(names).containsExactlyInAnyOrder("content-type", "ce_specversion", "ce_id", "ce_source", "ce_type");
        assertThat(header(record, "ce_type")).isEqualTo("azalai.ticker.v1");
    }

    @Test
    void the_outbox_waits_for_brokers_and_is_delivered_in_order_when_they_come() throws Exception {
        KafkaBroker broker = KafkaBroker.stopped();
        for (int i = 1; i <= 5; i++) {
            journal.add(i);
        }
        start(broker, "m2", "shared/relay", "forward/outbox-to-kafka");
        await().atMost(Duration.ofSeconds(20)).until(journal::wasAsked);
        assertThat(journal.waiting()).isEqualTo(5);

        broker.start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> journal.waiting() == 0);
            broker.close();
            journal.add(6);
            journal.add(7);
            broker.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> journal.waiting() == 0);

            List<ConsumerRecord<String, String>> records = broker.read("m2.trade.fill.v1", 7);
            assertThat(records.stream().map(record -> header(record, "ce_id")).distinct())
                    .containsExactly("f|1", "f|2", "f|3", "f|4", "f|5", "f|6", "f|7");
            assertThat(records.get(0).key()).isEqualTo(fill("1").key());
            assertThat(records.get(0).headers().headers("authorization")).isEmpty();
        } finally {
            context.stop();
            broker.close();
        }
    }

    @Test
    void brokers_slower_than_the_relay_get_each_record_once() throws Exception {
        pause = 300;
        for (int i = 1; i <= 600; i++) {
            journal.add(i);
        }
        start(KafkaBroker.shared(), "m3", "shared/relay", "forward/outbox-to-kafka");

        await().atMost(Duration.ofSeconds(30)).until(() -> journal.waiting() == 0);
        context.stop();

        assertThat(KafkaBroker.shared().read("m3.trade.fill.v1", 600))
                .extracting(record -> number(header(record, "ce_id")))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 600).boxed().toList());
    }

    @Test
    void a_tombstone_arrives_as_a_record_without_a_value() throws Exception {
        journal.bury("hyperliquid|main|a-1");
        start(KafkaBroker.shared(), "m4", "shared/relay", "forward/outbox-to-kafka");

        await().atMost(Duration.ofSeconds(30)).until(() -> journal.waiting() == 0);

        assertThat(KafkaBroker.shared().read("m4.state.order.v1", 1))
                .singleElement()
                .satisfies(record -> assertThat(record.key()).isEqualTo("hyperliquid|main|a-1"))
                .satisfies(record -> assertThat(record.value()).isNull());
    }

    /** Market data may be lost while brokers are first asked who leads a topic. */
    private ConsumerRecord<String, String> publishUntilOneArrives(Event event) {
        Pattern topic = Pattern.compile(Pattern.quote("m1." + event.dataset().topic()));
        try (var reader = KafkaBroker.shared().reader(topic)) {
            return await().atMost(Duration.ofSeconds(60))
                    .pollInSameThread()
                    .until(
                            () -> {
                                feed.publish(event);
                                return reader.poll(Duration.ofSeconds(1));
                            },
                            records -> !records.isEmpty())
                    .iterator()
                    .next();
        }
    }

    private static List<Integer> tradesAfterTheFirst() {
        return KafkaBroker.shared().read("m1.md.trade.v1", 501).stream()
                .map(record -> number(header(record, "ce_id")))
                .filter(id -> id >= 100)
                .toList();
    }

    private void start(KafkaBroker broker, String prefix, String... routes) throws Exception {
        KafkaSettings settings =
                new KafkaSettings(broker.bootstrapServers(), prefix, true, 1, KafkaSettings.CloudEvents.SLIM);
        EventJson json = new EventJson(AT);
        context.getRegistry().bind("feed", feed);
        context.getRegistry().bind("kafka-circuit", circuit);
        context.getRegistry().bind("kafka-headers", new KafkaHeaders());
        context.getRegistry().bind("kafka-records", new KafkaRecords(json, settings, "one", 1));
        context.getRegistry().bind("kafka-topics", new KafkaTopics(settings));
        context.getRegistry()
                .bind(
                        "outbox-orders",
                        new OutboxRelay(journal, settings, new KafkaCircuit("test", () -> true, Clock.systemUTC())));
        context.addComponent("feed", new FeedComponent());
        Properties properties = new Properties();
        properties.putAll(settings.properties());
        context.getPropertiesComponent().setInitialProperties(properties);
        context.addRoutesConfigurations(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                if (pause > 0) {
                    routeConfiguration("slow")
                            .interceptSendToEndpoint("kafka:*")
                            .delay(pause)
                            .asyncDelayed();
                }
                routeConfiguration("park-on-failure")
                        .onException(Exception.class)
                        .handled(true)
                        .log("${exception}");
            }
        });
        for (String route : routes) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString(
                            route.replace('/', '-') + ".camel.yaml",
                            Files.readString(Path.of("routes/" + route + ".camel.yaml"))));
        }
        context.start();
        if (List.of(routes).contains("forward/kafka-topics")) {
            KafkaTopics topics = context.getRegistry().lookupByNameAndType("kafka-topics", KafkaTopics.class);
            await().atMost(Duration.ofSeconds(20)).until(topics::isDone);
        }
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('|') + 1));
    }

    /** A journal in memory. Safe for many threads: one lock. */
    private static final class Journal implements Outbox {
        private final List<OutboundRecord> records = new ArrayList<>();
        private boolean asked;

        synchronized void add(int id) {
            records.add(new OutboundRecord(
                    id,
                    Dataset.FILL.topic(),
                    fill("1").key(),
                    Map.of("ce_id", "f|" + id, "authorization", "secret"),
                    "{\"tradeId\":\"" + id + "\"}",
                    AT));
        }

        synchronized void bury(String key) {
            records.add(new OutboundRecord(1, Dataset.ORDER.topic(), key, Map.of("ce_id", "t|1"), null, AT));
        }

        synchronized int waiting() {
            return records.size();
        }

        synchronized boolean wasAsked() {
            return asked;
        }

        @Override
        public synchronized List<OutboundRecord> next(int limit) {
            asked = true;
            return List.copyOf(records.subList(0, Math.min(limit, records.size())));
        }

        @Override
        public synchronized void delivered(List<OutboundRecord> done) {
            records.removeAll(done);
        }
    }
}
