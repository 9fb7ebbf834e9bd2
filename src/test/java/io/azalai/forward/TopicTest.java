package io.azalai.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Dataset;
import io.azalai.model.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of topics in docs/operations.md, for those who make them by hand. */
class TopicTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ((?:`[a-z.0-9-]+` ?)+) \\| ([0-9]+) \\| ([a-z,]+) \\| ([^|]*) ?\\|$");
    private static final Pattern NAME = Pattern.compile("`([a-z.0-9-]+)`");
    private static final String DEAD_LETTERS = ".dlq";

    @Test
    void the_operators_table_names_every_topic_with_its_partitions_and_cleanup() throws IOException {
        Map<String, Topic> made = new HashMap<>();
        Dataset.outward().stream().map(Topic::of).forEach(topic -> made.put(topic.name(), topic));

        assertThat(table()).containsExactlyInAnyOrderEntriesOf(made);
    }

    @ParameterizedTest
    @CsvSource({
        "LIVE,  false,      p.trade.fill.v1,               p.md.trade.v1,         p.ops.audit.v1,        "
                + " azalai-orders",
        "PAPER, false,      p.paper.trade.fill.v1,         p.md.trade.v1,         p.ops.audit.v1,        "
                + " paper.azalai-orders",
        "DEMO,  false,      p.demo.trade.fill.v1,          p.demo.md.trade.v1,    p.demo.ops.audit.v1,   "
                + " demo.azalai-orders",
        "LIVE,  true,       p.testnet.trade.fill.v1,       p.testnet.md.trade.v1, p.testnet.ops.audit.v1,"
                + " testnet.azalai-orders",
        "LIVE,  true false, p.mixed.trade.fill.v1,         p.mixed.md.trade.v1,   p.mixed.ops.audit.v1,  "
                + " mixed.azalai-orders",
        "PAPER, true,       p.testnet.paper.trade.fill.v1, p.testnet.md.trade.v1, p.testnet.ops.audit.v1,"
                + " testnet.paper.azalai-orders"
    })
    void what_is_not_of_real_money_has_topics_and_a_group_of_its_own(
            Mode mode, String testnets, String orders, String market, String operation, String group) {
        List<Boolean> each =
                Stream.of(testnets.split(" ")).map(Boolean::valueOf).toList();
        KafkaSettings kafka = new KafkaSettings("b:1", "p", false, 1, KafkaSettings.CloudEvents.OFF)
                .marked(TopicMarks.of(mode, each));

        assertThat(kafka.topic("trade.fill.v1")).isEqualTo(orders);
        assertThat(kafka.topic("state.order.v1")).isEqualTo(orders.replace("trade.fill", "state.order"));
        assertThat(kafka.topic("md.trade.v1")).isEqualTo(market);
        assertThat(kafka.topic("ops.audit.v1")).isEqualTo(operation);
        assertThat(kafka.properties())
                .containsEntry("kafka.order_requests.group", group)
                .containsEntry("kafka.order_requests.topic", orders.replace("fill", "order-request"));
    }

    private static Map<String, Topic> table() throws IOException {
        Map<String, Topic> told = new HashMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("docs/operations.md")));
        while (row.find()) {
            Matcher name = NAME.matcher(row.group(1));
            while (name.find()) {
                if (!name.group(1).endsWith(DEAD_LETTERS)) {
                    told.put(
                            name.group(1),
                            new Topic(name.group(1), Integer.parseInt(row.group(2)), row.group(3), kept(row.group(4))));
                }
            }
        }
        return told;
    }

    private static @Nullable Duration kept(String words) {
        if (words.isBlank()) {
            return null;
        }
        String[] parts = words.strip().split(" ");
        long count = Long.parseLong(parts[0]);
        return parts[1].startsWith("hour") ? Duration.ofHours(count) : Duration.ofDays(count);
    }
}
