package io.azalai.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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

    @Test
    void orders_and_accounts_on_paper_have_topics_of_their_own() {
        KafkaSettings paper = new KafkaSettings("b:1", "p", false, 1, KafkaSettings.CloudEvents.OFF).asPaper();

        assertThat(paper.topic("trade.fill.v1")).isEqualTo("p.paper.trade.fill.v1");
        assertThat(paper.topic("state.balance.v1")).isEqualTo("p.paper.state.balance.v1");
        assertThat(paper.topic("md.trade.v1")).isEqualTo("p.md.trade.v1");
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
