package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Dataset;
import io.azalai.model.FeedStatus;
import io.azalai.model.Interest;
import io.azalai.model.Market;
import io.azalai.stream.StreamProtocol;
import io.azalai.venue.AccountRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the sockets are spoken to: aster.md sections 6.1, 6.2 and 6.4. */
class StreamsTest {

    private final AsterFixture aster = new AsterFixture();

    @Test
    void an_interest_becomes_streams_with_only_the_symbol_in_lower_case() {
        StreamProtocol futures = protocol("futures-market");

        assertThat(futures.channels(Set.of(interest(Dataset.TRADE, "BTC"), interest(Dataset.FUNDING_RATE, "BTCUSDT"))))
                .containsExactly("btcusdt@aggTrade", "btcusdt@markPrice@1s");
        assertThat(futures.channels(Set.of(interest(Dataset.BBO, "币安人生USDT")))).containsExactly("币安人生usdt@bookTicker");
        assertThat(futures.channels(Set.of(interest(Dataset.TICKER, "BTC"))))
                .containsExactly("btcusdt@bookTicker", "btcusdt@ticker");
    }

    @Test
    void marks_that_stay_silent_are_wrong_and_quiet_pairs_are_not() {
        StreamProtocol futures = protocol("futures-market");

        assertThat(futures.silence("btcusdt@markPrice@1s"))
                .contains(StreamProtocol.Silence.steady(Duration.ofSeconds(30)));
        assertThat(futures.silence("btcusdt@forceOrder")).isEmpty();
        assertThat(List.of("@bookTicker", "@depth@100ms", "@kline_1m", "@ticker"))
                .allSatisfy(suffix -> assertThat(futures.silence("btcusdt" + suffix))
                        .hasValueSatisfying(
                                silence -> assertThat(silence.fromStart()).isTrue()));
        assertThat(List.of("@aggTrade", "@trade")).allSatisfy(suffix -> assertThat(futures.silence("btcusdt" + suffix))
                .hasValueSatisfying(silence -> {
                    assertThat(silence.fromStart()).isFalse();
                    assertThat(silence.proof()).isPositive();
                }));
    }

    @ParameterizedTest
    @CsvSource({
        "ws-futures-markPrice, btcusdt@markPrice@1s",
        "ws-futures-bookTicker-observed, btcusdt@bookTicker",
        "ws-spot-bookTicker, bnbusdt@bookTicker",
        "ws-futures-depth-diff, btcusdt@depth@100ms",
        "ws-futures-aggTrade, btcusdt@aggTrade",
        "ws-spot-trade, bnbbtc@trade",
        "ws-futures-kline, btcusdt@kline_1m",
        "ws-futures-ticker, btcusdt@ticker"
    })
    void a_frame_tells_whose_it_is(String sample, String channel) throws IOException {
        String frame = Json.MAPPER.readTree(AsterFixture.sample(sample)).toString();

        assertThat(protocol("futures-market").channelOf("", frame)).isEqualTo(channel);
        assertThat(protocol("futures-market").channelOf("", "{\"e\":\"forceOrder\",\"o\":{\"s\":\"BTCUSDT\"}}"))
                .isNull();
    }

    @Test
    void best_prices_do_not_change_without_the_book() {
        assertThat(protocol("futures-market").witness("btcusdt@depth@100ms")).contains("btcusdt@bookTicker");
        assertThat(protocol("futures-market").witness("btcusdt@bookTicker")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "btcusdt@depth@100ms, ORDER_BOOK BOOK_DELTA",
        "btcusdt@bookTicker, TICKER BBO",
        "btcusdt@ticker, TICKER",
        "btcusdt@aggTrade, TRADE CANDLE",
        "btcusdt@kline_1m, CANDLE",
        "btcusdt@markPrice@1s, MARK_PRICE FUNDING_RATE",
        "btcusdt@forceOrder, LIQUIDATION"
    })
    void a_channel_is_of_a_listing_and_of_the_datasets_that_are_made_of_it(String channel, String datasets) {
        FeedStatus.Part part = protocol("futures-market").part(channel).orElseThrow();

        assertThat(part.listing().symbol()).isEqualTo("BTC/USDT:USDT");
        assertThat(part.datasets())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(datasets.split(" ")).map(Dataset::valueOf).toList());
        assertThat(protocol("futures-market").part("nope" + channel)).isEmpty();
    }

    @Test
    void each_market_serves_its_own_symbols_only() {
        Set<Interest> wanted = Set.of(interest(Dataset.TRADE, "BTC/USDT"), interest(Dataset.TRADE, "NOPE"));

        assertThat(protocol("spot-market").channels(wanted)).containsExactly("btcusdt@trade");
        assertThat(protocol("futures-market").channels(wanted)).isEmpty();
    }

    @Test
    void subscriptions_go_in_chunks_and_are_acknowledged_by_id() {
        StreamProtocol futures = protocol("futures-market");
        List<String> channels =
                IntStream.range(0, 120).mapToObj(i -> "s" + i + "@trade").toList();

        List<String> frames = futures.subscribe(channels);

        assertThat(frames).hasSize(2);
        assertThat(frames.get(1))
                .startsWith("{\"method\":\"SUBSCRIBE\",\"params\":[\"s100@trade\"")
                .endsWith("\"id\":2}");
        assertThat(futures.control("{\"result\":null,\"id\":2}"))
                .isEqualTo(new StreamProtocol.Acknowledged(channels.subList(100, 120)));
        assertThat(futures.control("{\"code\":2,\"msg\":\"Invalid request\",\"id\":1}"))
                .isEqualTo(new StreamProtocol.Refused(channels.subList(0, 100), "Invalid request"));
        assertThat(futures.control("{\"result\":null,\"id\":99}")).isEqualTo(new StreamProtocol.Alive());
    }

    @Test
    void data_is_no_control_frame() {
        assertThat(protocol("futures-market").control(AsterFixture.sample("ws-futures-aggTrade")))
                .isNull();
        assertThat(protocol("futures-account").control(AsterFixture.sample("ws-futures-user-ORDER_TRADE_UPDATE")))
                .isNull();
    }

    @Test
    void a_private_stream_goes_where_its_key_says() {
        StreamProtocol account = protocol("futures-account");

        URI address = account.address(URI.create("wss://fstream.asterdex.com/ws"), "main")
                .toCompletableFuture()
                .join();

        assertThat(address).hasToString("wss://fstream.asterdex.com/ws/the-key");
        assertThat(aster.called).containsExactly(new AccountRequest.UserStreamKey("main", Market.PERP, null));
        assertThat(account.channels(Set.of())).containsExactly("main");
        assertThat(account.group("main")).isEqualTo("main");
        assertThat(account.subscribe(List.of("main"))).isEmpty();
    }

    @Test
    void an_expired_key_demands_another_connection() {
        assertThat(protocol("futures-account").control(AsterFixture.sample("ws-futures-user-listenKeyExpired")))
                .isInstanceOf(StreamProtocol.Reconnect.class);
    }

    @Test
    void a_key_the_venue_no_longer_knows_makes_connections_void_that_were_opened_with_it() {
        StreamProtocol account = protocol("futures-account");
        AccountRequest.UserStreamKey open = new AccountRequest.UserStreamKey("main", Market.PERP, null);
        URI first = URI.create("wss://fstream.asterdex.com/ws/the-key");
        URI next = URI.create("wss://fstream.asterdex.com/ws/another");
        aster.ask(open, "{\"listenKey\":\"the-key\"}");
        assertThat(account.isCurrent("main", first)).isTrue();

        aster.ask(open, "{\"listenKey\":\"another\"}");
        account.address(URI.create("wss://fstream.asterdex.com/ws"), "main");

        assertThat(account.isCurrent("main", first)).isFalse();
        assertThat(account.isCurrent("main", next)).isTrue();
        assertThat(protocol("spot-account").isCurrent("main", first)).isTrue();
    }

    @Test
    void sockets_stay_within_what_the_stricter_market_allows() {
        StreamProtocol.Limits limits = protocol("spot-market").limits();

        assertThat(limits.channelsPerConnection()).isLessThanOrEqualTo(200);
        assertThat(limits.channelsPerFrame()).isLessThanOrEqualTo(100);
        assertThat(Duration.ofSeconds(1).dividedBy(limits.framePacing())).isLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":0,\"msg\":\"Unknown property\"}",
                "{\"code\":1,\"msg\":\"Invalid value type: expected Boolean\",\"id\":7}",
                "{\"code\":2,\"msg\":\"Invalid request: unknown variant X, expected one of SUBSCRIBE\"}",
                "{\"code\":3,\"msg\":\"Invalid JSON: expected value at line 1 column 1\"}"
            })
    void every_objection_to_a_message_of_ours_is_understood(String frame) {
        assertThat(protocol("futures-market").control(frame))
                .isInstanceOfSatisfying(StreamProtocol.Refused.class, refused -> assertThat(refused.text())
                        .isNotBlank());
    }

    @Test
    void recorded_answers_to_control_messages_are_no_data() {
        assertThat(protocol("futures-market").control(AsterFixture.sample("ws-ack")))
                .isEqualTo(new StreamProtocol.Alive());
        assertThat(protocol("futures-market").control(AsterFixture.sample("ws-list-subscriptions")))
                .isEqualTo(new StreamProtocol.Alive());
    }

    @Test
    void candles_and_liquidations_have_streams_of_their_own() {
        assertThat(protocol("futures-market")
                        .channels(Set.of(interest(Dataset.CANDLE, "BTC"), interest(Dataset.LIQUIDATION, "BTC"))))
                .containsExactly("btcusdt@aggTrade", "btcusdt@forceOrder", "btcusdt@kline_1m");
        assertThat(protocol("spot-market")
                        .channels(Set.of(
                                interest(Dataset.CANDLE, "BTC/USDT"), interest(Dataset.LIQUIDATION, "BTC/USDT"))))
                .containsExactly("btcusdt@kline_1m", "btcusdt@trade");
    }

    private StreamProtocol protocol(String stream) {
        return aster.venue.streams().get(stream).protocol();
    }

    private static Interest interest(Dataset dataset, String symbol) {
        return new Interest("aster", dataset, symbol);
    }
}
