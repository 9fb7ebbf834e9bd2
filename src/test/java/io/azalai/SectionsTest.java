package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.alert.TelegramSettings;
import io.azalai.forward.KafkaSettings;
import io.azalai.forward.KafkaSettings.CloudEvents;
import io.azalai.forward.RecordingSettings;
import io.azalai.forward.TopicMarks;
import io.azalai.provision.ServerSettings;
import io.azalai.settings.Block;
import io.azalai.settings.ConfigSchema;
import io.azalai.settings.Configuration;
import io.azalai.settings.ConfigurationReader;
import io.azalai.settings.Problem;
import io.azalai.settings.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sections of the configuration that belong to no venue: defaults, each key's effect, and what is refused. */
class SectionsTest {

    @Test
    void without_keys_every_section_has_its_defaults() {
        Block nothing = read("{}").root();

        assertThat(ServerSettings.read(nothing.block("server"))).isEqualTo(new ServerSettings("127.0.0.1", 8080, 8081));
        assertThat(KafkaSettings.read(nothing.block("kafka")))
                .isEqualTo(new KafkaSettings("", "", true, 1, CloudEvents.SLIM));
        assertThat(RecordingSettings.read(nothing.block("recording")))
                .isEqualTo(new RecordingSettings(false, Path.of("data/events"), 16 * 1_048_576, 8));
        assertThat(TelegramSettings.read(nothing.block("telegram")))
                .isEqualTo(new TelegramSettings(false, Optional.empty(), "", "https://api.telegram.org", Map.of()));
    }

    @Test
    void every_key_is_read() {
        Configuration read = read("""
                {"server": {"host": "::1", "port": 1, "management_port": 2},
                 "kafka": {"bootstrap_servers": "b:1", "topic_prefix": "p", "create_topics": false,
                           "replication_factor": 3, "cloudevents": "full",
                           "order_requests": {"enabled": true, "hmac_secret": "k"}},
                 "recording": {"enabled": true, "dir": "d", "max_file_mb": 2, "max_files": 3},
                 "telegram": {"enabled": true, "bot_token": "1:a", "chat_id": "c", "base_url": "http://127.0.0.1:9",
                              "notifications": {"order.filled": "off"}}}""");

        assertThat(problems(read)).isEmpty();
        assertThat(ServerSettings.read(read.root().block("server"))).isEqualTo(new ServerSettings("::1", 1, 2));
        assertThat(KafkaSettings.read(read.root().block("kafka")))
                .isEqualTo(new KafkaSettings(
                        "b:1",
                        "p",
                        false,
                        3,
                        CloudEvents.FULL,
                        new KafkaSettings.OrderRequests(true, Optional.of(new Secret("k"))),
                        TopicMarks.NONE));
        assertThat(RecordingSettings.read(read.root().block("recording")))
                .isEqualTo(new RecordingSettings(true, Path.of("d"), 2 * 1_048_576, 3));
        assertThat(TelegramSettings.read(read.root().block("telegram")))
                .isEqualTo(new TelegramSettings(
                        true,
                        Optional.of(new Secret("1:a")),
                        "c",
                        "http://127.0.0.1:9",
                        Map.of("order.filled", "off")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server    | {"host": "0.0.0.0"}                | server.host: is 0.0.0.0, but the API speaks plain HTTP and must not leave this machine; write 127.0.0.1 and put a proxy with TLS before it
            server    | {"port": -1}                       | server.port: is -1; write 0 or more
            server    | {"port": 65536}                    | server.port: is 65536; write 65535 or less
            server    | {"management_port": 70000}         | server.management_port: is 70000; write 65535 or less
            server    | {"prot": 1}                        | server.prot: unknown key; did you mean port?
            kafka     | {"replication_factor": 0}          | kafka.replication_factor: is 0; write 1 or more
            kafka     | {"replication_factor": 40000}      | kafka.replication_factor: is 40000; write 32767 or less
            kafka     | {"topic_prefix": "a b"}            | kafka.topic_prefix: is "a b"; write letters, digits, dots, - and _
            kafka     | {"cloudevents": "some"}            | kafka.cloudevents: is "some"; write one of full, slim, off
            recording | {"max_file_mb": 0}                 | recording.max_file_mb: is 0; write 1 or more
            recording | {"max_files": 0}                   | recording.max_files: is 0; write 1 or more
            recording | {"enabled": "perhaps"}             | recording.enabled: is "perhaps"; write a value of type boolean
            telegram  | {"base_url": "api.telegram.org"}   | telegram.base_url: is "api.telegram.org"; write an address that begins with https:// or http://
            telegram  | {"notifications": {"x": "loud"}}   | telegram.notifications.x: is "loud"; write one of on, silent, off
            telegram  | {"bot_token": "no-token"}          | telegram.bot_token: does not look like a bot's token; write it as BotFather gave it: 123456:ABC...
            telegram  | {"enabled": true, "chat_id": "c"}  | telegram.bot_token: is missing; BotFather gives one; or set enabled to false
            telegram  | {"enabled": true, "bot_token": "1:a"} | telegram.chat_id: is missing; write the id of the chat that shall receive the alerts
            """)
    void a_bad_value_is_named_with_its_path_what_was_found_and_what_would_be_right(
            String section, String keys, String told) {
        assertThat(problems(read("{\"" + section + "\": " + keys + "}"))).contains(told);
    }

    private static Configuration read(String text) {
        try {
            return new ConfigurationReader(ConfigSchema.with(Map.of()), Map.of())
                    .of("test", (ObjectNode) new ObjectMapper().readTree(text));
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    /** What the schema finds, and what the sections find when they are read. */
    private static List<String> problems(Configuration read) {
        ServerSettings.read(read.root().block("server"));
        KafkaSettings.read(read.root().block("kafka"));
        RecordingSettings.read(read.root().block("recording"));
        TelegramSettings.read(read.root().block("telegram"));
        return read.problems().stream().map(Problem::toString).toList();
    }
}
