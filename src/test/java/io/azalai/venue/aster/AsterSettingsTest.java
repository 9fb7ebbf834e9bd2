package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.MarginMode;
import io.azalai.settings.Problem;
import io.azalai.venue.RateLimit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The block of the configuration: its defaults, each key's effect, and what is refused. */
class AsterSettingsTest {

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void nothing_given_means_mainnet_without_an_account() {
        AsterSettings settings = read("{}");

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.testnet()).isFalse();
        assertThat(settings.network()).isEqualTo(Network.MAINNET);
        assertThat(settings.accounts()).isEmpty();
        assertThat(settings.rateLimit()).isEqualTo(new RateLimit(1200, 100, 1200));
        assertThat(settings.symbols()).containsExactly("BTC", "ETH", "BTC/USDT");
        assertThat(problems).isEmpty();
    }

    @Test
    void every_key_is_read() {
        AsterSettings settings = read("""
                {"enabled": false, "base_url": "http://127.0.0.1:1", "spot_base_url": "http://127.0.0.1:2/",
                 "ws_url": "ws://127.0.0.1:3", "spot_ws_url": "ws://127.0.0.1:4/ws", "symbols": ["SOL"], "transfers": true, "margin_mode": "cross", "hot_hot": true,
                 "rate_limit": {"requests_per_minute": 1, "burst_limit": 2, "weight_limit": 3},
                 "api_key": "k", "api_secret": "s", "accounts": {"second": %s}}""".formatted(AsterFixture.WALLET));

        assertThat(problems).isEmpty();
        assertThat(settings.enabled()).isFalse();
        assertThat(settings.network())
                .isEqualTo(new Network(
                        "http://127.0.0.1:1",
                        "http://127.0.0.1:2",
                        "ws://127.0.0.1:3/ws",
                        "ws://127.0.0.1:4/ws",
                        1666));
        assertThat(settings.rateLimit()).isEqualTo(new RateLimit(1, 2, 3));
        assertThat(settings.transfers()).isTrue();
        assertThat(settings.marginMode()).isEqualTo(MarginMode.CROSS);
        assertThat(settings.hotHot()).isTrue();
        assertThat(settings.properties()).containsEntry("hot_hot", "true");
        assertThat(read("{}").transfers()).isFalse();
        assertThat(read("{}").marginMode()).isNull();
        assertThat(settings.accounts()).containsExactly("main", "second");
        assertThat(settings.credentials().get("main")).isInstanceOf(Credentials.Hmac.class);
        assertThat(settings.credentials().get("second")).isInstanceOf(Credentials.Wallet.class);
        assertThat(settings.properties()).containsEntry("symbols", "SOL").containsEntry("accounts", "main,second");
    }

    @Test
    void the_seeds_stale_spot_stream_works_with_a_warning() {
        AsterSettings settings = read("{\"spot_ws_url\": \"wss://stream.asterdex.com/ws\"}");

        assertThat(settings.network().spotStream()).isEqualTo("wss://sstream.asterdex.com/ws");
        assertThat(settings.warnings()).singleElement().asString().contains("sstream.asterdex.com");

        AsterSettings futures = read("{\"ws_url\": \"wss://stream.asterdex.com\"}");
        assertThat(futures.network().futuresStream()).isEqualTo("wss://fstream.asterdex.com/ws");
        assertThat(futures.warnings())
                .singleElement()
                .asString()
                .startsWith("exchanges.aster.ws_url: ")
                .contains("wss://fstream.asterdex.com");
        assertThat(problems).isEmpty();
    }

    @Test
    void the_test_network_has_its_own_addresses_and_takes_no_others() {
        assertThat(read("{\"testnet\": true}").network()).isEqualTo(Network.TESTNET);
        assertThat(problems).isEmpty();

        read("{\"testnet\": true, \"base_url\": \"https://fapi.asterdex.com\"}");
        read("{\"ws_url\": \"wss://fstream5.asterdex-testnet.com/ws\"}");

        assertThat(problems)
                .extracting(Problem::path)
                .containsExactly("exchanges.aster.base_url", "exchanges.aster.ws_url");
    }

    @Test
    void a_signer_must_be_the_address_of_its_key() {
        read(AsterFixture.WALLET.replace("0x21cF8", "0x21cF9"));

        assertThat(problems).extracting(Problem::path).containsExactly("exchanges.aster.signer");
    }

    @Test
    void half_an_api_key_is_refused_and_nothing_secret_is_shown() {
        read("{\"api_key\": \"the-api-key\"}");
        read("{\"private_key\": \"the-private-key\"}");

        assertThat(problems)
                .extracting(Problem::path)
                .containsExactly("exchanges.aster.api_secret", "exchanges.aster.private_key");
        assertThat(problems.toString()).doesNotContain("the-api-key").doesNotContain("the-private-key");
        assertThat(read(AsterFixture.HMAC).toString()).doesNotContain("2b5eb11e");
    }

    @Test
    void the_wallet_is_preferred_and_older_names_work() {
        String both = AsterFixture.WALLET
                .replace("\"user\"", "\"api_key\": \"k\", \"api_secret\": \"s\", \"account_address\"")
                .replace("private_key", "secret_key");

        assertThat(read(both).credentials().get("main"))
                .isInstanceOfSatisfying(Credentials.Wallet.class, wallet -> assertThat(wallet.user())
                        .isEqualTo("0x63DD5aCC6b1aa0f563956C0e534DD30B6dcF7C4e"));
    }

    @Test
    void the_schema_lists_every_key_that_routes_see() {
        assertThat(new Aster().schema()).contains("\"base_url\"", "\"spot_ws_url\"", "\"weight_limit\"");
    }

    private AsterSettings read(String settings) {
        return AsterFixture.read(settings, problems);
    }
}
