package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.MarketEvent;
import io.azalai.settings.Secret;
import io.azalai.venue.Draws;
import io.azalai.venue.HttpReply;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.PartRequest;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueUnavailableException;
import io.azalai.venue.wallet.WalletKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the error table (hyperliquid.md section 3.6) and of the HTTP table (section 1.1). */
class ErrorsTest {

    private static final WalletKey KEY =
            new WalletKey(new Secret("0123456789012345678901234567890123456789012345678901234567890123"));
    private static final String MASTER = "0x2c7536e3605d9c16a7a3d7b1898e529396a65c23";
    private static final Credentials AGENT = new Credentials("main", MASTER, KEY, null);
    private static final Credentials OWN = new Credentials("main", KEY.address(), KEY, null);

    /** A text with what it must become, and where it stands in the answer: T, S or W. */
    private static final Map<String, Errors.Level> LEVELS =
            Map.of("T", Errors.Level.ACTION, "S", Errors.Level.STATUS, "W", Errors.Level.SOCKET);

    private int minutes;

    @ParameterizedTest
    @CsvFileSource(resources = "/error-tables/hyperliquid.csv", delimiter = '|')
    void each_text_has_its_class_its_code_and_its_outcome(
            String level, String text, String type, String code, Outcome outcome) {
        VenueException error = Errors.of("place", LEVELS.get(level), text, AGENT);

        assertThat(error.getClass().getSimpleName()).isEqualTo(type);
        assertThat(error.code()).isEqualTo(code.equals("-") ? null : code);
        assertThat(error.text()).startsWith(text);
        assertThat(error.outcome()).isEqualTo(outcome);
        assertThat(Errors.of("place", LEVELS.get(level), text.toUpperCase(Locale.ROOT), AGENT)
                        .code())
                .isEqualTo(error.code());
    }

    @Test
    void every_row_of_the_table_has_a_text_that_it_answers() throws IOException {
        String texts = Files.readString(Path.of("src/test/resources/error-tables/hyperliquid.csv"))
                .toLowerCase(Locale.ROOT);

        assertThat(ErrorTable.rows())
                .allSatisfy(row -> assertThat(texts.lines()).anyMatch(row::isIn));
    }

    @Test
    void an_unknown_text_of_an_order_is_a_refused_order_and_of_an_action_the_generic_case() {
        assertThat(Errors.of("place", Errors.Level.STATUS, "Mercury is retrograde", OWN)
                        .getClass()
                        .getSimpleName())
                .isEqualTo("OrderRejectedException");
        assertThat(Errors.of("place", Errors.Level.ACTION, "Mercury is retrograde", OWN)
                        .getClass()
                        .getSimpleName())
                .isEqualTo("VenueException");
    }

    @Test
    void an_account_that_never_deposited_lacks_balance_when_it_signs_for_itself() {
        String text = "Must deposit before performing actions. User: " + KEY.address();

        assertThat(Errors.of("place", Errors.Level.ACTION, text, OWN).getClass().getSimpleName())
                .isEqualTo("InsufficientBalanceException");
        assertThat(Errors.of("place", Errors.Level.ACTION, text.replace(KEY.address(), MASTER), AGENT))
                .hasMessageContaining("replaced or revoked");
    }

    @ParameterizedTest
    @CsvSource({
        "400, VenueException, REJECTED",
        "401, AuthenticationException, REJECTED",
        "403, AuthenticationException, REJECTED",
        "404, VenueException, REJECTED",
        "405, VenueException, REJECTED",
        "415, VenueException, REJECTED",
        "422, VenueException, REJECTED",
        "429, RateLimitException, REJECTED",
        "500, OutcomeUnknownException, UNKNOWN",
        "502, OutcomeUnknownException, UNKNOWN",
        "503, OutcomeUnknownException, UNKNOWN",
        "504, OutcomeUnknownException, UNKNOWN",
        "302, OutcomeUnknownException, UNKNOWN"
    })
    void a_write_is_refused_only_on_definite_evidence(int status, String type, Outcome outcome) {
        VenueException error = HttpErrors.of(
                        new TradeRequest.Cancel("main", Naming.perpetual("BTC"), null, "1"),
                        new HttpReply(status, Map.of(), "null", Samples.NOW),
                        waits(Draws.HIGHEST))
                .orElseThrow();

        assertThat(error.getClass().getSimpleName()).isEqualTo(type);
        assertThat(error.outcome()).isEqualTo(outcome);
    }

    @Test
    void a_read_that_fails_is_unanswered() {
        VenueException error = HttpErrors.of(
                        new MarketRequest.ReadFunding(),
                        new HttpReply(502, Map.of(), "<html>", Samples.NOW),
                        waits(Draws.HIGHEST))
                .orElseThrow();

        assertThat(error.getClass().getSimpleName()).isEqualTo("VenueUnavailableException");
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void a_page_in_place_of_an_answer_is_none() {
        HttpReply page = new HttpReply(200, Map.of("content-type", "text/html"), "{}", Samples.NOW);

        assertThat(HttpErrors.of(new MarketRequest.ReadFunding(), page, waits(Draws.HIGHEST)))
                .containsInstanceOf(VenueUnavailableException.class);
        assertThat(HttpErrors.of(
                        new TradeRequest.Cancel("main", Naming.perpetual("BTC"), null, "1"),
                        page,
                        waits(Draws.HIGHEST)))
                .containsInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void a_shape_that_only_a_coin_can_have_spoilt_is_an_unknown_symbol() {
        HttpReply reply = reply(Samples.sample("http-errors").get(0));

        assertThat(HttpErrors.of(new MarketRequest.ReadBook(Naming.perpetual("BTC"), 5), reply, waits(Draws.HIGHEST)))
                .containsInstanceOf(InvalidSymbolException.class);
        assertThat(HttpErrors.of(new MarketRequest.ReadFunding(), reply, waits(Draws.HIGHEST)))
                .get()
                .isExactlyInstanceOf(VenueException.class);
    }

    @Test
    void trades_that_a_node_does_not_serve_are_unavailable_there_and_not_an_unknown_symbol() {
        HttpReply reply = reply(Samples.sample("http-errors").get(0));
        MarketRequest.ReadTrades trades = new MarketRequest.ReadTrades(Naming.perpetual("BTC"), 5);

        VenueException error =
                HttpErrors.of(trades, reply, waits(Draws.HIGHEST)).orElseThrow();

        assertThat(error).isInstanceOf(VenueUnavailableException.class);
        assertThat(error.isNotServed()).isTrue();
        assertThat(error.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(error).hasMessageContaining("recentTrades").hasMessageContaining("HTTP 422");
    }

    @Test
    void each_refusal_in_a_row_pauses_for_longer_up_to_a_minute_unless_the_venue_says_how_long() {
        Waits waits = waits(Draws.HIGHEST);

        assertThat(IntStream.range(0, 7).mapToObj(i -> wait(waits, Map.of())).toList())
                .containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(wait(waits, Map.of("retry-after", "7"))).isEqualTo(7);
        minutes++;
        waits.answered(limited(Map.of()));
        assertThat(wait(waits, Map.of())).isEqualTo(2);
    }

    @Test
    void what_was_refused_together_is_one_refusal_in_a_row() {
        HyperliquidFixture venue = new HyperliquidFixture("");

        for (int i = 0; i < 6; i++) {
            assertThat(pause(venue)).isLessThanOrEqualTo(Duration.ofSeconds(2));
        }
        venue.passes(Duration.ofSeconds(3));
        assertThat(pause(venue)).isLessThanOrEqualTo(Duration.ofSeconds(4));
    }

    private static Duration pause(HyperliquidFixture venue) {
        RateLimitException limited = catchThrowableOfType(
                RateLimitException.class,
                () -> venue.requests.decode(new MarketRequest.ReadFunding(), limited(Map.of())));
        return limited.retryAfter().orElseThrow();
    }

    @Test
    void no_pause_is_shorter_than_a_second() {
        Waits waits = waits(Draws.LOWEST);

        assertThat(IntStream.range(0, 7).mapToObj(i -> wait(waits, Map.of())).toList())
                .containsOnly(1L);
        assertThat(wait(waits, Map.of("retry-after", "0"))).isEqualTo(1);
    }

    @Test
    void a_pause_of_no_length_says_nothing() {
        Waits waits = waits(Draws.HIGHEST);

        assertThat(IntStream.range(0, 3)
                        .mapToObj(i -> wait(waits, Map.of("retry-after", "0")))
                        .toList())
                .containsExactly(2L, 4L, 8L);
    }

    private Waits waits(Draws draws) {
        return new Waits(() -> Duration.ofMinutes(minutes).toNanos(), draws);
    }

    /** Of one refusal a minute after the last. */
    private long wait(Waits waits, Map<String, String> headers) {
        minutes++;
        VenueException error = HttpErrors.of(new MarketRequest.ReadFunding(), limited(headers), waits)
                .orElseThrow();
        return ((RateLimitException) error).retryAfter().orElseThrow().toSeconds();
    }

    private static HttpReply limited(Map<String, String> headers) {
        return new HttpReply(429, headers, "null", Samples.NOW);
    }

    @Test
    void a_dex_that_the_venue_does_not_know_is_told_from_an_outage() {
        HyperliquidFixture venue = new HyperliquidFixture("\"dexes\":[\"nope\"]");
        PartRequest<List<MarketEvent>> part = new PartRequest<>(new MarketRequest.ReadFunding(), "nope");
        HttpReply reply = reply(Samples.sample("http-errors").get(2));

        assertThatThrownBy(() -> venue.requests.decode(part, reply)).isInstanceOf(InvalidSymbolException.class);
        assertThatThrownBy(() -> venue.requests.decode(new MarketRequest.ReadFunding(), reply))
                .isInstanceOf(VenueUnavailableException.class);
        assertThatThrownBy(() -> venue.requests.decode(
                        new MarketRequest.ReadFunding(),
                        reply(Samples.sample("http-errors").get(3))))
                .isInstanceOf(VenueUnavailableException.class);
    }

    private static HttpReply reply(JsonNode sample) {
        return new HttpReply(
                sample.path("http").asInt(),
                Map.of("content-type", sample.path("contentType").asText()),
                sample.path("body").asText(),
                Samples.NOW);
    }
}
