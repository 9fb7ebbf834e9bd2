package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Dataset;
import io.azalai.model.FeedStatus;
import io.azalai.model.Interest;
import io.azalai.settings.Secret;
import io.azalai.stream.StreamProtocol;
import io.azalai.venue.wallet.WalletKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsTest {

    private static final String TRADES = "{\"type\":\"trades\",\"coin\":\"SOL\"}";
    private static final String BOOK = "{\"type\":\"l2Book\",\"coin\":\"BTC\",\"fast\":true}";

    private final StreamProtocol market =
            new MarketStreams(Samples.listings().symbols(), List.of("BTC", "NOPE", "PURR/USDC"), true, 100);

    @Test
    void a_ticker_is_made_of_four_channels() {
        assertThat(market.channels(Set.of(wanted(Dataset.TICKER, "ETH/USDC:USDC"))))
                .containsExactly(
                        "{\"type\":\"activeAssetCtx\",\"coin\":\"ETH\"}",
                        "{\"type\":\"bbo\",\"coin\":\"ETH\"}",
                        "{\"type\":\"candle\",\"coin\":\"ETH\",\"interval\":\"1h\"}",
                        "{\"type\":\"trades\",\"coin\":\"ETH\"}");
    }

    @Test
    void all_means_what_is_configured_and_an_unlisted_symbol_is_never_asked_for() {
        assertThat(market.channels(Set.of(wanted(Dataset.ORDER_BOOK, "*"), wanted(Dataset.BBO, "GONE"))))
                .containsExactly(
                        "{\"type\":\"bbo\",\"coin\":\"BTC\"}",
                        "{\"type\":\"bbo\",\"coin\":\"PURR/USDC\"}",
                        BOOK,
                        "{\"type\":\"l2Book\",\"coin\":\"BTC\"}",
                        "{\"type\":\"l2Book\",\"coin\":\"PURR/USDC\",\"fast\":true}",
                        "{\"type\":\"l2Book\",\"coin\":\"PURR/USDC\"}");
    }

    @Test
    void fast_books_have_connections_of_their_own_since_their_frames_look_alike() {
        assertThat(market.group(BOOK)).isEqualTo("fast");
        assertThat(market.group(Streams.channel("l2Book", "BTC"))).isEmpty();
    }

    @Test
    void books_and_figures_that_stay_silent_are_wrong_and_quiet_coins_are_not() {
        String book = "{\"type\":\"l2Book\",\"coin\":\"BTC\"}";
        String frame = "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"BTC\",\"time\":1,\"levels\":[[],[]]}}";

        assertThat(List.of(book, BOOK, Streams.channel("activeAssetCtx", "BTC")))
                .allSatisfy(channel -> assertThat(market.silence(channel))
                        .contains(StreamProtocol.Silence.steady(Duration.ofSeconds(60))));
        assertThat(market.channelOf("", frame)).isEqualTo(book);
        assertThat(market.channelOf("fast", frame)).isEqualTo(BOOK);
        assertThat(market.channelOf("", "{\"channel\":\"activeSpotAssetCtx\",\"data\":{\"coin\":\"@107\",\"ctx\":{}}}"))
                .isEqualTo("{\"type\":\"activeAssetCtx\",\"coin\":\"@107\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "TICKER; TICKER",
                "BBO; TICKER BBO ORDER_BOOK",
                "TRADE; TICKER TRADE CANDLE",
                "MARK_PRICE; TICKER MARK_PRICE FUNDING_RATE OPEN_INTEREST",
                "ORDER_BOOK; ORDER_BOOK",
                "CANDLE; CANDLE"
            })
    void a_channel_is_of_a_listing_and_of_the_datasets_that_are_made_of_it(Dataset asked, String datasets) {
        List<FeedStatus.Part> parts = market.channels(Set.of(wanted(asked, "BTC"))).stream()
                .map(channel -> market.part(channel).orElseThrow())
                .toList();

        assertThat(parts).extracting(part -> part.listing().venueSymbol()).containsOnly("BTC");
        assertThat(parts)
                .extracting(FeedStatus.Part::datasets)
                .contains(
                        Arrays.stream(datasets.split(" ")).map(Dataset::valueOf).collect(Collectors.toSet()));
        assertThat(market.part(Streams.channel("bbo", "NOPE"))).isEmpty();
    }

    @Test
    void quotes_and_trades_must_begin_and_then_may_be_quiet() {
        String minutes = "{\"type\":\"candle\",\"coin\":\"BTC\",\"interval\":\"1m\"}";
        String hours = minutes.replace("1m", "1h");
        assertThat(List.of(Streams.channel("bbo", "BTC"), TRADES, minutes, hours))
                .allSatisfy(channel -> assertThat(market.silence(channel)).hasValueSatisfying(silence -> {
                    assertThat(silence.fromStart()).isTrue();
                    assertThat(silence.proof()).isPositive();
                }));
        assertThat(market.channels(Set.of(wanted(Dataset.CANDLE, "BTC")))).contains(minutes);
        assertThat(market.channelOf("", Samples.sample("ws-candle").toString()))
                .isEqualTo(minutes.replace(
                        "1m", Samples.sample("ws-candle").at("/data/i").asText()));
        assertThat(market.channelOf("", Samples.sample("ws-bbo").toString())).isEqualTo(Streams.channel("bbo", "BTC"));
        assertThat(market.channelOf("", Samples.sample("ws-trades").toString()))
                .isEqualTo(Streams.channel("trades", "BTC"));
        assertThat(market.channelOf("", "{\"channel\":\"trades\",\"data\":[]}")).isNull();
    }

    @Test
    void candles_are_compared_with_the_venues_own_of_a_minute() {
        String minutes = "{\"type\":\"candle\",\"coin\":\"BTC\",\"interval\":\"1m\"}";

        assertThat(market.channels(Set.of(wanted(Dataset.CANDLE, "BTC"))))
                .containsExactly(minutes, Streams.channel("trades", "BTC"));
        assertThat(market.control("{\"channel\":\"subscriptionResponse\",\"data\":{\"method\":\"subscribe\","
                        + "\"subscription\":{\"type\":\"candle\",\"coin\":\"BTC\",\"interval\":\"1m\"}}}"))
                .isEqualTo(new StreamProtocol.Acknowledged(List.of(minutes)));
    }

    @Test
    void no_more_is_subscribed_than_the_venue_serves() {
        StreamProtocol few = new MarketStreams(Samples.listings().symbols(), List.of("BTC", "ETH"), true, 3);

        assertThat(few.channels(Set.of(wanted(Dataset.TICKER, "*")))).hasSize(3);
        assertThat(few.shortfall()).hasValueSatisfying(text -> assertThat(text)
                .startsWith("8 subscriptions are wanted and the venue leaves 3"));
        assertThat(few.channels(Set.of(wanted(Dataset.BBO, "*")))).hasSize(2);
        assertThat(few.shortfall()).isEmpty();
    }

    @Test
    void the_state_of_each_dex_is_a_channel_of_the_account() {
        WalletKey key = new WalletKey(new Secret("0123456789012345678901234567890123456789012345678901234567890123"));
        String channel = "{\"type\":\"clearinghouseState\",\"user\":\"" + key.address() + "\",\"dex\":\"xyz\"}";
        StreamProtocol account =
                new AccountStreams(List.of(new Credentials("main", key.address(), key, null)), List.of("xyz"));

        assertThat(account.channels(Set.of())).contains(channel);
        assertThat(account.control("{\"channel\":\"subscriptionResponse\",\"data\":{\"method\":\"subscribe\","
                        + "\"subscription\":" + channel + "}}"))
                .isEqualTo(new StreamProtocol.Acknowledged(List.of(channel)));
    }

    @Test
    void a_channel_is_subscribed_by_one_frame() {
        assertThat(market.subscribe(List.of(TRADES)))
                .containsExactly("{\"method\":\"subscribe\",\"subscription\":" + TRADES + "}");
        assertThat(market.limits().channelsPerFrame()).isEqualTo(1);
    }

    @Test
    void an_echo_with_defaults_added_acknowledges_what_was_asked() {
        String echo = "{\"channel\":\"subscriptionResponse\",\"data\":{\"method\":\"subscribe\",\"subscription\":"
                + "{\"type\":\"l2Book\",\"coin\":\"BTC\",\"nSigFigs\":null,\"mantissa\":null,\"fast\":true}}}";

        assertThat(market.control(echo)).isEqualTo(new StreamProtocol.Acknowledged(List.of(BOOK)));
    }

    @Test
    void the_control_frames_of_the_specification_are_understood() {
        var frames = Samples.sample("ws-control-frames");

        assertThat(market.control(frames.path("connect_banner_non_json").asText()))
                .isEqualTo(new StreamProtocol.Alive());
        assertThat(market.control(frames.path("pong").toString())).isEqualTo(new StreamProtocol.Alive());
        assertThat(market.control(frames.path("subscriptionResponse").toString()))
                .isEqualTo(new StreamProtocol.Acknowledged(List.of(TRADES)));
        assertThat(market.control(frames.path("unsubscribeResponse").toString()))
                .isEqualTo(new StreamProtocol.Alive());
        assertThat(market.control(frames.path("error_already_subscribed").toString()))
                .isEqualTo(new StreamProtocol.Acknowledged(List.of(TRADES)));
        assertThat(market.control(frames.path("error_already_unsubscribed").toString()))
                .isEqualTo(new StreamProtocol.Alive());
        assertThat(market.control(frames.path("error_invalid_subscription").toString()))
                .isEqualTo(new StreamProtocol.Refused(
                        List.of("{\"type\":\"trades\",\"coin\":\"NOPE\"}"),
                        "Invalid subscription {\"type\":\"trades\",\"coin\":\"NOPE\"}"));
        assertThat(market.control(frames.path("error_too_many_users").toString()))
                .isEqualTo(new StreamProtocol.Refused(List.of(), "Cannot track more than 15 total users."));
    }

    @Test
    void data_and_garbage_are_left_to_the_decoder() {
        assertThat(market.control(Samples.sample("ws-bbo").toString())).isNull();
        assertThat(market.control("{\"channel\":\"subscriptionResponse\",\"data\":{"))
                .isNull();
        assertThat(market.control("{{{")).isNull();
    }

    @Test
    void an_account_has_a_connection_of_its_own() {
        WalletKey key = new WalletKey(new Secret("0123456789012345678901234567890123456789012345678901234567890123"));
        StreamProtocol account =
                new AccountStreams(List.of(new Credentials("fund", key.address(), key, null)), List.of("xyz"));

        List<String> channels = account.channels(Set.of());

        assertThat(channels).hasSize(7).contains(Streams.userChannel("orderUpdates", key.address()));
        assertThat(channels)
                .allSatisfy(channel -> assertThat(account.group(channel)).isEqualTo("fund"));
    }

    @Test
    void an_account_is_not_up_without_any_of_its_channels_but_the_one_of_its_agents() {
        WalletKey agent = new WalletKey(new Secret("0123456789012345678901234567890123456789012345678901234567890123"));
        String owner = "0x" + "2c".repeat(20);
        StreamProtocol account = new AccountStreams(List.of(new Credentials("main", owner, agent, null)), List.of());

        assertThat(account.channels(Set.of()))
                .filteredOn(channel -> !account.isVital(channel))
                .containsExactly(Streams.userChannel("webData3", owner));
        assertThat(account.isVital(Streams.userChannel("userFills", owner))).isTrue();
        assertThat(market.isVital(TRADES)).isFalse();
    }

    private static Interest wanted(Dataset dataset, String symbol) {
        return new Interest(Hyperliquid.NAME, dataset, symbol);
    }
}
