package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.azalai.model.MarginMode;
import io.azalai.settings.Block;
import io.azalai.settings.Problem;
import io.azalai.venue.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyperliquidSettingsTest {

    private static final String KEY = "0123456789012345678901234567890123456789012345678901234567890123";
    private static final String SIGNER = "0x14791697260e4c9a71f18484c9f997b308e59325";
    private static final String OTHER = "0x2C7536E3605D9C16a7a3D7b1898e529396a65c23";

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void defaults() throws JsonProcessingException {
        HyperliquidSettings settings = read("{}");

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.testnet()).isFalse();
        assertThat(settings.baseUrl()).isEqualTo("https://api.hyperliquid.xyz");
        assertThat(settings.wsUrl()).isEqualTo("wss://api.hyperliquid.xyz/ws");
        assertThat(settings.symbols()).containsExactly("BTC", "ETH", "PURR/USDC");
        assertThat(settings.fastBook()).isTrue();
        assertThat(settings.dexes()).isEmpty();
        assertThat(settings.transfers()).isFalse();
        assertThat(settings.marginMode()).isNull();
        assertThat(settings.hotHot()).isFalse();
        assertThat(settings.rateLimit()).isEqualTo(new RateLimit(600, 20, 1000));
        assertThat(settings.accounts()).isEmpty();
        assertThat(settings.warnings()).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void every_key_is_mapped() throws JsonProcessingException {
        HyperliquidSettings settings = read("{'enabled':false,'testnet':true,'base_url':'http://127.0.0.1:9/',"
                + "'ws_url':'ws://127.0.0.1:9/ws','symbols':['SOL'],'dexes':['xyz'],'fast_book':false,'transfers':true,'margin_mode':'isolated','hot_hot':true,'api_key':'a','api_secret':'b',"
                + "'account_address':'" + OTHER + "','secret_key':'" + KEY + "',"
                + "'accounts':{'fund':{'secret_key':'0x" + KEY + "','vault_address':'" + SIGNER + "'}},"
                + "'rate_limit':{'requests_per_minute':60,'burst_limit':10,'weight_limit':900}}");

        assertThat(settings.enabled()).isFalse();
        assertThat(settings.network()).isEqualTo(Network.TESTNET);
        assertThat(settings.properties())
                .containsEntry("base_url", "http://127.0.0.1:9")
                .containsEntry("ws_url", "ws://127.0.0.1:9/ws")
                .containsEntry("accounts", "main,fund")
                .containsEntry("private", "true")
                .containsEntry("symbols", "SOL");
        assertThat(settings.properties().toString()).doesNotContain(KEY);
        assertThat(settings.fastBook()).isFalse();
        assertThat(settings.dexes()).containsExactly("xyz");
        assertThat(settings.transfers()).isTrue();
        assertThat(settings.marginMode()).isEqualTo(MarginMode.ISOLATED);
        assertThat(settings.properties()).containsEntry("hot_hot", "true");
        assertThat(settings.rateLimit()).isEqualTo(new RateLimit(60, 10, 900));
        assertThat(settings.accounts()).containsExactly("main", "fund");
        assertThat(settings.accountKeys().get(0).address()).isEqualTo(OTHER.toLowerCase(Locale.ROOT));
        assertThat(settings.accountKeys().get(0).signsByAgent()).isTrue();
        assertThat(settings.accountKeys().get(1).user()).isEqualTo(SIGNER);
        assertThat(settings.warnings()).hasSize(2);
        assertThat(settings.toString()).doesNotContain(KEY);
        assertThat(problems).isEmpty();
    }

    @Test
    void testnet_swaps_the_addresses() throws JsonProcessingException {
        HyperliquidSettings settings = read("{'testnet':true}");

        assertThat(settings.baseUrl()).isEqualTo("https://api.hyperliquid-testnet.xyz");
        assertThat(settings.wsUrl()).isEqualTo("wss://api.hyperliquid-testnet.xyz/ws");
    }

    @Test
    void the_socket_follows_the_rest_address() throws JsonProcessingException {
        assertThat(read("{'base_url':'http://localhost:8400'}").wsUrl()).isEqualTo("ws://localhost:8400/ws");
    }

    @Test
    void two_networks_in_one_block_are_refused() throws JsonProcessingException {
        read("{'testnet':true,'base_url':'https://api.hyperliquid.xyz'}");
        assertThat(problems).extracting(Problem::path).containsExactly("exchanges.hyperliquid.base_url");

        problems.clear();
        read("{'ws_url':'wss://api.hyperliquid-testnet.xyz/ws'}");
        assertThat(problems).extracting(Problem::path).containsExactly("exchanges.hyperliquid.ws_url");
    }

    @Test
    void wrong_values_are_all_named_at_once_and_no_secret_is_shown() throws JsonProcessingException {
        read("{'base_url':'http://example.org','account_address':'me','secret_key':'12345',"
                + "'rate_limit':{'burst_limit':0}}");

        assertThat(problems)
                .extracting(Problem::path)
                .contains(
                        "exchanges.hyperliquid.base_url",
                        "exchanges.hyperliquid.account_address",
                        "exchanges.hyperliquid.secret_key",
                        "exchanges.hyperliquid.rate_limit.burst_limit");
        assertThat(problems.toString()).doesNotContain("12345");
    }

    @Test
    void an_account_without_a_key_is_left_out_with_a_warning() throws JsonProcessingException {
        HyperliquidSettings settings = read("{'account_address':'" + OTHER + "'}");

        assertThat(settings.accounts()).isEmpty();
        assertThat(settings.warnings()).singleElement().asString().contains("secret_key");
    }

    @Test
    void more_accounts_than_the_venue_has_connections_for_are_refused() throws JsonProcessingException {
        read("{" + accounts(7) + "}");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("exchanges.hyperliquid.accounts");
            assertThat(problem.toString()).contains("10 connections");
        });
    }

    @Test
    void accounts_by_two_connections_each_leave_one_to_try_channels_by() throws JsonProcessingException {
        read("{'hot_hot':true," + accounts(3) + "}");

        assertThat(problems).singleElement().asString().contains("3 accounts", "name 2 at most, or switch hot_hot off");
    }

    @ParameterizedTest
    @CsvSource({"true, true, 2", "true, false, 3", "false, true, 6", "false, false, 7"})
    void as_many_accounts_as_the_venue_has_connections_for_are_taken(boolean hotHot, boolean fastBook, int most)
            throws JsonProcessingException {
        String how = "'hot_hot':" + hotHot + ",'fast_book':" + fastBook + ",";

        read("{" + how + accounts(most) + "}");
        assertThat(problems).isEmpty();

        read("{" + how + accounts(most + 1) + "}");
        assertThat(problems).singleElement().asString().contains("name " + most + " at most");
    }

    /** Keys of so many accounts. */
    private static String accounts(int count) {
        String others = IntStream.range(1, count)
                .mapToObj(i ->
                        "'a" + i + "':{'secret_key':'" + KEY + "','vault_address':'0x" + ("" + i).repeat(40) + "'}")
                .collect(Collectors.joining(","));
        return "'secret_key':'" + KEY + "','accounts':{" + others + "}";
    }

    @Test
    void dexes_are_named_once_each_in_lower_case() throws JsonProcessingException {
        read("{'dexes':['XYZ','abc','abc']}");

        assertThat(problems).extracting(Problem::path).containsOnly("exchanges.hyperliquid.dexes");
    }

    private HyperliquidSettings read(String json) throws JsonProcessingException {
        return HyperliquidSettings.read(
                new Block("exchanges.hyperliquid", Json.MAPPER.readTree(json.replace('\'', '"')), problems));
    }
}
