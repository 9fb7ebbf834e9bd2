package io.azalai.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.alert.TelegramSettings;
import io.azalai.forward.KafkaSettings;
import io.azalai.forward.KafkaSettings.CloudEvents;
import io.azalai.forward.RecordingSettings;
import io.azalai.market.CandleSettings;
import io.azalai.model.Mode;
import io.azalai.settings.ConfigurationException;
import io.azalai.settings.Secret;
import io.azalai.venue.Venue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration of all rooms together: defaults, each part's effect, and what is refused. */
class ProvisionsTest {

    private static final Path HOME = Path.of("/home/of/azalai");

    @Test
    void without_keys_everything_has_its_default() {
        Provisions read = read("{}");

        assertThat(read.mode()).isEqualTo(Mode.PAPER);
        assertThat(read.instance()).isEqualTo("azalai");
        assertThat(read.venues())
                .containsOnlyKeys(ServiceLoader.load(Venue.class).stream()
                        .map(venue -> venue.get().name())
                        .toList());
        assertThat(read.leftOut()).isEmpty();
        assertThat(read.limits().trading().maxLeverage()).isEqualTo(10);
        assertThat(read.limits().trading().orderTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(read.limits().prices().stalePrice()).isEqualTo(Duration.ofSeconds(5));
        assertThat(read.telegram())
                .isEqualTo(new TelegramSettings(false, Optional.empty(), "", "https://api.telegram.org", Map.of()));
        assertThat(read.kafka()).isEqualTo(new KafkaSettings("", "", true, 1, CloudEvents.SLIM));
        assertThat(read.recording())
                .isEqualTo(new RecordingSettings(false, HOME.resolve("data/events"), 16 * 1_048_576, 8));
        assertThat(read.candles()).isEqualTo(new CandleSettings(true, 60));
        assertThat(read.server()).isEqualTo(new ServerSettings("127.0.0.1", 8080, 8081));
        assertThat(read.state()).isEqualTo(HOME.resolve("state/paper"));
        assertThat(read.cancelOnShutdown()).isFalse();
    }

    @Test
    void a_password_of_the_wrong_kind_is_not_shown() {
        assertThatThrownBy(() -> read("{\"storage\":{\"password\":{\"is\":\"open-sesame\"}}}"))
                .hasMessageContaining("storage.password")
                .hasMessageNotContaining("open-sesame");
    }

    @Test
    void every_part_is_read() {
        Provisions read = read("""
                {"mode": "live", "instance": "north", "on_shutdown": "cancel",
                 "exchanges": {"aster": {"enabled": false}, "hyperliquid": {"symbols": ["SOL"]}},
                 "trading": {"max_leverage": 3, "order_timeout": 7},
                 "risk": {"stale_price_ms": 2000},
                 "telegram": {"enabled": true, "bot_token": "1:a", "chat_id": "c"},
                 "kafka": {"topic_prefix": "p"},
                 "recording": {"enabled": true, "dir": "d"},
                 "candles": {"fill_gaps": false, "backfill": 7},
                 "server": {"port": 1, "management_port": 2},
                 "storage": {"state_dir": "s"}}""");

        assertThat(read.mode()).isEqualTo(Mode.LIVE);
        assertThat(read.instance()).isEqualTo("north");
        assertThat(read.cancelOnShutdown()).isTrue();
        assertThat(read.venues()).containsOnlyKeys("hyperliquid");
        assertThat(read.leftOut()).containsExactly("aster");
        assertThat(read.symbols()).isEqualTo(Map.of("hyperliquid", List.of("SOL")));
        assertThat(read.limits().trading().maxLeverage()).isEqualTo(3);
        assertThat(read.limits().trading().orderTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(read.limits().prices().stalePrice()).isEqualTo(Duration.ofSeconds(2));
        assertThat(read.telegram().botToken()).contains(new Secret("1:a"));
        assertThat(read.kafka().topicPrefix()).isEqualTo("p");
        assertThat(read.recording().folder()).isEqualTo(HOME.resolve("d"));
        assertThat(read.candles()).isEqualTo(new CandleSettings(false, 7));
        assertThat(read.server()).isEqualTo(new ServerSettings("127.0.0.1", 1, 2));
        assertThat(read.state()).isEqualTo(HOME.resolve("s"));
    }

    @Test
    void another_folder_for_the_state_changes_nothing_else() {
        Provisions read = read(
                "{\"mode\": \"live\", \"instance\": \"north\", \"on_shutdown\": \"cancel\", \"candles\": {\"backfill\": 7}}");
        Path elsewhere = Path.of("elsewhere");

        Provisions moved = read.withState(elsewhere);

        assertThat(moved.stateFolder()).isEqualTo(elsewhere);
        assertThat(moved.withState(read.stateFolder())).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"live, state", "paper, state/paper", "demo, state/demo"})
    void each_mode_remembers_in_a_folder_of_its_own(String mode, String folder) {
        Provisions read = read("""
                {"mode": "%s", "exchanges": {"aster": {"enabled": false},
                 "hyperliquid": {"base_url": "http://127.0.0.1:1", "ws_url": "ws://127.0.0.1:1"}}}""".formatted(mode));

        assertThat(read.state()).isEqualTo(HOME.resolve(folder));
        assertThat(read.stateFolder()).isEqualTo(HOME.resolve("state"));
    }

    @Test
    void mode_demo_is_refused_with_every_address_that_is_not_of_this_machine() {
        assertThatThrownBy(() -> read("""
                {"mode": "demo", "exchanges": {"hyperliquid": {"base_url": "http://127.0.0.1:1"}}}"""))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageNotContaining("hyperliquid")
                .hasMessageContaining("exchanges.aster.base_url: is https://fapi.asterdex.com, and in mode demo");
    }

    @Test
    void what_tells_accounts_apart_is_their_networks_and_addresses() {
        Provisions read = read("""
                {"mode": "live", "exchanges": {
                   "aster": {"testnet": true, "user": "0xAB%s", "private_key": "0x%s",
                             "accounts": {"keyed": {"api_key": "k", "api_secret": "s"}}},
                   "hyperliquid": {"account_address": "0x%s", "secret_key": "0x%s"}}}""".formatted("c".repeat(38), "1".repeat(64), "d".repeat(40), "1".repeat(64)));

        assertThat(read.owner())
                .isEqualTo(Map.of(
                        "mode", "live",
                        "network of aster", "testnet",
                        "network of hyperliquid", "mainnet",
                        "account main of aster", "0xab" + "c".repeat(38),
                        "account main of hyperliquid", "0x" + "d".repeat(40)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"mode": "lvie"}                       | mode: is "lvie"; write one of
            {"instance": 5}                        | instance: is 5; write a value of type string
            {"on_shutdown": "close"}               | on_shutdown: is "close"; write one of leave, cancel
            {"candles": {"backfill": -1}}          | candles.backfill: is -1; write 0 or more
            {"candles": {"fill_gaps": "perhaps"}}  | candles.fill_gaps: is "perhaps"; write a value of type boolean
            {"storage": {"state": "s"}}            | storage.state: unknown key; did you mean state_dir?
            {"exchanges": {"aster": {"enabled": false}, "hyperliquid": {"enabled": false}}} | exchanges: enables no venue; enable one of [aster, hyperliquid]
            """)
    void a_bad_value_stops_the_start_and_is_named(String text, String told) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(told);
    }

    private static Provisions read(String text) {
        Plan plan = new Plan(null, HOME, HOME, Map.of(), Map.of(), false);
        try {
            return Provisions.read(plan, (ObjectNode) new ObjectMapper().readTree(text));
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }
}
