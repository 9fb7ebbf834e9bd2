package io.azalai.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * The outbox without gap, and all of it at Kafka but what the end of the service left for its next start: each row at
 * least once, rows of one key in the order in which they were written. Confined to the test's thread.
 */
final class OutboxJudge {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Map<String, String>> rows;
    private final List<Map<String, String>> delivered;
    private final List<String> wrong = new ArrayList<>();
    private int repeated;

    /** @param rows of the journal's table, by id */
    OutboxJudge(List<Map<String, String>> rows) {
        this.rows = rows;
        this.delivered = rows.stream().filter(OutboxJudge::isDelivered).toList();
    }

    /** What is wrong; empty where nothing is. */
    List<String> judge(KafkaConsumer<String, String> reader, String prefix) {
        numbered();
        sequences();
        delivered(read(reader), prefix);
        return wrong;
    }

    /** How many records came to Kafka more than once. */
    int repeated() {
        return repeated;
    }

    /** The service's own view of its positions: what it told last, by venue, then symbol and leg. */
    Map<String, Map<String, BigDecimal>> positions() {
        Map<String, Map<String, BigDecimal>> positions = new TreeMap<>();
        for (Map<String, String> row : rows) {
            // one without a payload only lets Kafka forget a flat position
            if (row.get("topic").equals("state.position.v1")
                    && !row.get("payload").isEmpty()) {
                JsonNode position = payload(row);
                BigDecimal size = new BigDecimal(position.path("size").asText("0"));
                String key = position.path("venueSymbol").asText() + " "
                        + position.path("positionSide").asText();
                positions
                        .computeIfAbsent(position.path("venue").asText(), none -> new TreeMap<>())
                        .put(key, position.path("side").asText().equals("SHORT") ? size.negate() : size);
            }
        }
        return positions;
    }

    private void numbered() {
        long expected = 1;
        for (Map<String, String> row : rows) {
            long id = Long.parseLong(row.get("id"));
            if (id != expected) {
                wrong.add("outbox row " + expected + " is missing before " + id);
            }
            expected = id + 1;
        }
        Set<String> waiting = new HashSet<>();
        for (Map<String, String> row : rows) {
            if (!isDelivered(row)) {
                waiting.add(stream(row));
            } else if (waiting.contains(stream(row))) {
                wrong.add("outbox row " + row.get("id") + " was delivered before an older one of its key");
            }
        }
    }

    /** Within a life of the service the records of one key are numbered from 1 on. */
    private void sequences() {
        Map<String, TreeSet<Long>> sequences = new TreeMap<>();
        for (Map<String, String> row : rows) {
            if (!row.get("payload").isEmpty()) {
                JsonNode payload = payload(row);
                String life = stream(row) + " of " + payload.path("epoch").asText();
                TreeSet<Long> numbers = sequences.computeIfAbsent(life, none -> new TreeSet<>());
                if (!numbers.add(payload.path("seq").asLong())) {
                    wrong.add("seq " + payload.path("seq") + " twice in " + life);
                }
            }
        }
        sequences.forEach((life, numbers) -> {
            if (numbers.first() != 1 || numbers.last() != numbers.size()) {
                wrong.add("seq with gaps in " + life + ": " + numbers);
            }
        });
    }

    private void delivered(List<ConsumerRecord<String, String>> records, String prefix) {
        Map<String, List<String>> there = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (ConsumerRecord<String, String> record : records) {
            String id = new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
            String stream = record.topic().substring(prefix.length() + 1) + " " + record.key();
            if (seen.add(stream + " " + id)) {
                there.computeIfAbsent(stream, none -> new ArrayList<>()).add(id);
            } else {
                repeated++;
            }
        }
        Map<String, List<String>> ours = new LinkedHashMap<>();
        for (Map<String, String> row : delivered) {
            ours.computeIfAbsent(stream(row), none -> new ArrayList<>()).add(row.get("ce_id"));
        }
        ours.forEach((stream, ids) -> compare(stream, List.copyOf(new java.util.LinkedHashSet<>(ids)), there));
    }

    private void compare(String stream, List<String> ids, Map<String, List<String>> there) {
        List<String> found = there.getOrDefault(stream, List.of());
        if (!found.equals(ids)) {
            List<String> missing = new ArrayList<>(ids);
            missing.removeAll(found);
            List<String> more = new ArrayList<>(found);
            more.removeAll(ids);
            if (missing.isEmpty() && found.subList(0, ids.size()).equals(ids)) {
                return; // those behind were on their way when the service ended
            }
            wrong.add(
                    "Kafka has of " + stream + " " + found.size() + " of " + ids.size() + " records; missing " + missing
                            + ", not ours " + more + (missing.isEmpty() && more.isEmpty() ? ", in another order" : ""));
        }
    }

    /** All records there are, until as many ids came as the outbox has. */
    private List<ConsumerRecord<String, String>> read(KafkaConsumer<String, String> reader) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        delivered.forEach(row -> ids.add(row.get("topic") + row.get("record_key") + row.get("ce_id")));
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (records.size() < ids.size() && System.nanoTime() < until) {
            reader.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        int before;
        do {
            before = records.size();
            reader.poll(Duration.ofMillis(500)).forEach(records::add);
        } while (records.size() > before && System.nanoTime() < until);
        return records;
    }

    /** Topics that the outbox goes to, under a prefix. */
    static Pattern topics(String prefix) {
        return Pattern.compile(Pattern.quote(prefix + ".") + "(trade|state|ops|md\\.feed-status).*");
    }

    private static String stream(Map<String, String> row) {
        return row.get("topic") + " " + row.get("record_key");
    }

    private static boolean isDelivered(Map<String, String> row) {
        return row.get("delivered").equals("1");
    }

    private static JsonNode payload(Map<String, String> row) {
        return new Http.Answer(0, row.get("payload")).json();
    }
}
