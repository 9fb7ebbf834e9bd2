package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.AuthenticationException;
import io.azalai.venue.HttpReply;
import io.azalai.venue.InsufficientBalanceException;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.Lane;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of aster.md section 5.2, the fallbacks and the HTTP rules of 5.1. */
class ErrorsTest {

    private static final Listing BTC = Naming.unlisted(Market.PERP, "BTCUSDT");
    private static final VenueRequest<?> ORDER = new TradeRequest.Cancel("main", BTC, "id", null);
    private static final VenueRequest<?> OTHER = new SettingRequest.SetLeverage("main", BTC, 3, MarginMode.CROSS);
    private static final VenueRequest<?> READ = new AccountRequest.ReadPositions("main");

    private static final Waits WAITS =
            new Waits(new ServerClock(Clock.fixed(AsterFixture.NOW, ZoneOffset.UTC)), () -> 0);

    private static final Map<String, Class<? extends VenueException>> CLASSES = Map.ofEntries(
            Map.entry("AUTH", AuthenticationException.class),
            Map.entry("AUTH·clock", AuthenticationException.class),
            Map.entry("AUTH·key", AuthenticationException.class),
            Map.entry("RATE", RateLimitException.class),
            Map.entry("BAL", InsufficientBalanceException.class),
            Map.entry("SYM", InvalidSymbolException.class),
            Map.entry("ONF", OrderNotFoundException.class),
            Map.entry("REJ", OrderRejectedException.class),
            Map.entry("UNAV", VenueUnavailableException.class),
            Map.entry("GEN", VenueException.class),
            Map.entry("GEN·dup", VenueException.class));

    @TestFactory
    Stream<DynamicTest> every_code_of_the_table_has_its_class() {
        return AsterFixture.resource("/aster-errors.csv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",", 2))
                .map(row -> dynamicTest(row[0] + " is " + row[1], () -> check(row[0], row[1])));
    }

    private static void check(String code, String wanted) {
        switch (wanted) {
            case "BY_TEXT" -> {
                assertThat(refused(ORDER, code, "Signature check failed")).isInstanceOf(AuthenticationException.class);
                assertThat(refused(READ, code, "No agent found")).isInstanceOf(AuthenticationException.class);
                assertThat(refused(READ, code, "Invalid symbol.")).isInstanceOf(InvalidSymbolException.class);
                assertThat(refused(READ, code, "?")).isExactlyInstanceOf(VenueException.class);
                assertThat(refused(ORDER, code, "?")).isInstanceOf(OutcomeUnknownException.class);
            }
            case "REJ_OR_BAL" -> {
                assertThat(refused(ORDER, code, "no")).isInstanceOf(OrderRejectedException.class);
                assertThat(refused(ORDER, code, "Account has insufficient balance"))
                        .isInstanceOf(InsufficientBalanceException.class);
            }
            case "UNAV·unk" -> {
                assertThat(refused(ORDER, code, "?")).isInstanceOf(OutcomeUnknownException.class);
                assertThat(refused(READ, code, "?")).isInstanceOf(VenueUnavailableException.class);
            }
            case "GEN/REJ" -> {
                assertThat(refused(ORDER, code, "?")).isInstanceOf(OrderRejectedException.class);
                assertThat(refused(READ, code, "?")).isExactlyInstanceOf(VenueException.class);
            }
            case "NOCHG" ->
                assertThat(HttpErrors.of(OTHER, reply(400, body(code, "No need to change")), WAITS))
                        .isEmpty();
            default -> {
                assertThat(refused(ORDER, code, "?")).isExactlyInstanceOf(CLASSES.get(wanted));
                assertThat(refused(ORDER, code, "?").outcome()).isEqualTo(Outcome.REJECTED);
                assertThat(refused(ORDER, code, "?").code()).isEqualTo(code);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> every_recorded_refusal_is_told_by_its_code() {
        JsonNode pairs = AsterFixture.json("/samples/aster/errors.json");
        return StreamSupport.stream(pairs.spliterator(), false)
                .map(pair -> dynamicTest(pair.path("http") + " " + pair.path("body"), () -> {
                    String body = pair.path("body").isTextual()
                            ? pair.path("body").asText()
                            : pair.path("body").toString();
                    VenueException failure = HttpErrors.of(
                                    ORDER, reply(pair.path("http").asInt(), body), WAITS)
                            .orElseThrow();
                    if (pair.at("/body/code").isInt()) {
                        assertThat(failure.code())
                                .isEqualTo(pair.at("/body/code").asText());
                    }
                    assertThat(failure.outcome()).isNotEqualTo(Outcome.NOT_SENT);
                }));
    }

    @Test
    void a_transfer_that_was_done_before_is_done() {
        SettingRequest.Transfer transfer =
                new SettingRequest.Transfer("main", "USDT", BigDecimal.TEN, Market.PERP, "id");
        String duplicate = body("-4115", "clientTranId is duplicated");

        assertThat(HttpErrors.of(transfer, reply(400, duplicate), WAITS)).isEmpty();
        assertThat(HttpErrors.of(OTHER, reply(400, duplicate), WAITS)).isPresent();
    }

    @Test
    void an_unknown_code_falls_back_to_its_range() {
        assertThat(refused(ORDER, "-1099", "?")).isExactlyInstanceOf(VenueException.class);
        assertThat(refused(ORDER, "-1199", "?")).isInstanceOf(OrderRejectedException.class);
        assertThat(refused(ORDER, "-2099", "?")).isInstanceOf(OrderRejectedException.class);
        assertThat(refused(READ, "-4999", "?")).isExactlyInstanceOf(VenueException.class);
        assertThat(refused(ORDER, "-5999", "?")).isInstanceOf(OrderRejectedException.class);
    }

    @Test
    void a_server_error_leaves_a_write_unknown_whatever_its_code() {
        assertThat(HttpErrors.of(OTHER, reply(503, body("-2019", "?")), WAITS))
                .containsInstanceOf(OutcomeUnknownException.class);
        assertThat(HttpErrors.of(ORDER, reply(500, "<html>We're sorry</html>"), WAITS))
                .containsInstanceOf(OutcomeUnknownException.class);
        assertThat(HttpErrors.of(READ, reply(502, "<html></html>"), WAITS))
                .containsInstanceOf(VenueUnavailableException.class);
    }

    @Test
    void a_firewall_is_not_a_wrong_key() {
        assertThat(HttpErrors.of(READ, reply(403, "<html>403 Forbidden</html>"), WAITS))
                .containsInstanceOf(VenueUnavailableException.class);
        assertThat(HttpErrors.of(READ, reply(403, body("-2015", "Invalid API-key")), WAITS))
                .containsInstanceOf(AuthenticationException.class);
    }

    @Test
    void a_negative_code_in_a_success_is_an_error_and_200_as_text_is_none() {
        assertThat(HttpErrors.of(ORDER, reply(200, body("-2011", "Unknown order sent.")), WAITS))
                .containsInstanceOf(OrderNotFoundException.class);
        assertThat(HttpErrors.of(ORDER, reply(200, "{\"code\":\"200\",\"msg\":\"done\"}"), WAITS))
                .isEmpty();
    }

    @Test
    void a_limit_says_how_long_to_wait() {
        Instant banned = Instant.ofEpochMilli(1767225600000L);
        String text = body("-1003", "Way too many requests; IP banned until 1767225900000.");

        assertThat(pause(new HttpReply(429, Map.of("retry-after", "17"), body("-1003", "?"), AsterFixture.NOW)))
                .isEqualTo(Duration.ofSeconds(17));
        assertThat(pause(new HttpReply(418, Map.of(), text, banned))).isEqualTo(Duration.ofMinutes(5));
        assertThat(pause(reply(429, body("-1003", "?")))).isEqualTo(Duration.ofMillis(59_750));
        assertThat(pause(reply(429, body("-1015", "?")))).isEqualTo(Duration.ofMillis(9_750));
        assertThat(pause(reply(429, body("-1015", "Too many new orders; current limit is 300 orders per 10 SECOND."))))
                .isEqualTo(Duration.ofMillis(9_750));
        assertThat(pause(reply(429, body("-1015", "Too many new orders; current limit is 1200 orders per 1 MINUTE."))))
                .isEqualTo(Duration.ofMillis(59_750));
    }

    @Test
    void a_ban_without_a_time_lasts_two_minutes_and_twice_as_long_while_it_repeats() {
        AsterFixture aster = new AsterFixture();

        assertThat(pause(aster, 418, Map.of(), AsterFixture.NOW)).isEqualTo(Duration.ofMinutes(2));
        aster.passes(Duration.ofMinutes(2));
        assertThat(pause(aster, 418, Map.of("retry-after", "0"), AsterFixture.NOW))
                .isEqualTo(Duration.ofMinutes(4));
        aster.passes(Duration.ofMinutes(5));
        aster.ask(READ, "[]");
        assertThat(pause(aster, 418, Map.of(), AsterFixture.NOW)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void no_pause_is_shorter_than_a_second() {
        assertThat(pause(new AsterFixture(), 429, Map.of(), Instant.parse("2026-11-24T12:00:59.900Z")))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_pause_of_no_length_says_nothing_and_lasts_to_the_end_of_the_interval() {
        assertThat(pause(new AsterFixture(), 429, Map.of("retry-after", "0"), AsterFixture.NOW))
                .isEqualTo(Duration.ofMillis(59_750));
    }

    @Test
    void a_minute_and_a_ban_end_by_the_venues_clock() {
        AsterFixture aster = new AsterFixture();
        MarketRequest.ServerTime time = new MarketRequest.ServerTime(Market.PERP);
        aster.ask(time, "{\"serverTime\":" + AsterFixture.NOW.plusSeconds(20).toEpochMilli() + "}");
        String banned = "Way too many requests; IP banned until "
                + AsterFixture.NOW.plusSeconds(320).toEpochMilli() + ".";

        assertThat(pause(aster, 429, Map.of(), AsterFixture.NOW)).isEqualTo(Duration.ofMillis(39_750));
        assertThat(pause(aster, new HttpReply(418, Map.of(), body("-1003", banned), AsterFixture.NOW)))
                .isEqualTo(Duration.ofMinutes(5));
    }

    /** The venue's code of it is not known (aster.md section 2.4). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONCE_FAR_AWAY_FROM_NOW",
                "{\"msg\":\"NONCE_FAR_AWAY_FROM_NOW\"}",
                "{\"code\":-1000,\"msg\":\"NONCE_FAR_AWAY_FROM_NOW\"}"
            })
    void a_nonce_far_from_the_venues_time_is_a_clock_that_differs_whatever_its_code(String body) {
        AsterFixture aster = new AsterFixture();

        VenueException failure = catchThrowableOfType(VenueException.class, () -> aster.ask(ORDER, 400, body));

        assertThat(failure).isInstanceOf(AuthenticationException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(aster.venue.requests().again(ORDER, failure)).isTrue();
        assertThat(aster.venue.requests().before(ORDER))
                .containsExactly(new MarketRequest.ServerTime(Market.PERP, Lane.CANCEL));
    }

    private static Duration pause(AsterFixture aster, int status, Map<String, String> headers, Instant at) {
        return pause(aster, new HttpReply(status, headers, body("-1003", "Too many requests."), at));
    }

    private static Duration pause(AsterFixture aster, HttpReply reply) {
        return catchThrowableOfType(
                        RateLimitException.class, () -> aster.venue.requests().decode(READ, reply))
                .retryAfter()
                .orElseThrow();
    }

    @Test
    void an_unreadable_answer_leaves_a_write_unknown() {
        AsterFixture aster = new AsterFixture();

        VenueException failure = catchThrowableOfType(VenueException.class, () -> aster.ask(ORDER, "{\"orderId\":"));

        assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void a_clock_that_differs_is_compared_again_in_the_lane_of_what_waits_for_it() {
        AsterFixture aster = new AsterFixture();

        catchThrowableOfType(VenueException.class, () -> aster.ask(READ, 400, body("-1021", "ahead of server's time")));

        TradeRequest.Cancel cancel =
                new TradeRequest.Cancel("main", Naming.unlisted(Market.PERP, "BTCUSDT"), "id", null);
        assertThat(aster.venue.requests().before(cancel))
                .containsExactly(new MarketRequest.ServerTime(Market.PERP, Lane.CANCEL));
        MarketRequest.ServerTime time = new MarketRequest.ServerTime(Market.PERP, READ.lane());
        assertThat(aster.venue.requests().before(READ)).containsExactly(time);
        assertThat(aster.venue.requests().before(time)).isEmpty();
        aster.ask(time, "{\"serverTime\":" + AsterFixture.NOW.toEpochMilli() + "}");
        assertThat(aster.venue.requests().before(READ)).isEmpty();
    }

    private static Duration pause(HttpReply reply) {
        return ((RateLimitException) HttpErrors.of(READ, reply, WAITS).orElseThrow())
                .retryAfter()
                .orElseThrow();
    }

    private static VenueException refused(VenueRequest<?> request, String code, String text) {
        return HttpErrors.of(request, reply(400, body(code, text)), WAITS).orElseThrow();
    }

    private static String body(String code, String text) {
        return "{\"code\":" + code + ",\"msg\":\"" + text + "\"}";
    }

    private static HttpReply reply(int status, String body) {
        return new HttpReply(status, Map.of(), body, AsterFixture.NOW);
    }
}
