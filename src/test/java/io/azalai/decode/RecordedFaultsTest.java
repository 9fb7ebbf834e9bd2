package io.azalai.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.provision.Provisions;
import io.azalai.timing.Clocks;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals of venues keep their class; lines that are wrong are told so, and nothing in them is passed over. */
class RecordedFaultsTest {

    private static final String BOOK = "{\"coin\":\"BTC\",\"time\":1,\"levels\":[[],[]]}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /fapi/v1/depth    | 400 | {"code":-1121,"msg":"Invalid symbol."}           | InvalidSymbolException    | -1121
            GET /fapi/v1/depth    | 429 | {"code":-1003,"msg":"Too many requests."}        | RateLimitException        | -1003
            GET /fapi/v1/trades   | 503 | {"code":-1016,"msg":"no longer available."}      | VenueUnavailableException | -1016
            GET /fapi/v1/klines   | 502 | <html><h1>502 Bad Gateway</h1></html>            | VenueUnavailableException | HTTP_502
            """)
    void a_refused_read_is_told_though_nothing_lists_its_symbol(
            String endpoint, int status, String payload, String type, String code) throws IOException {
        ObjectNode line = line("REST", payload).put("endpoint", endpoint).put("status", status);
        line.putObject("request").put("symbol", "BTCUSDT").put("interval", "1m");

        JsonNode error = answer("aster", line.toString()).path("error");

        assertThat(error.path("class").asText()).as(error.toString()).isEqualTo(type);
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("outcome").asText()).isIn("REJECTED", "UNKNOWN");
    }

    @Test
    void a_page_says_enough_though_nobody_knows_what_was_asked() throws IOException {
        ObjectNode line = line("REST", "<html>maintenance</html>")
                .put("endpoint", "GET /fapi/v1/depth")
                .put("status", 200);

        JsonNode error = answer("aster", line.toString()).path("error");

        assertThat(error.path("class").asText()).as(error.toString()).isEqualTo("VenueUnavailableException");
        assertThat(error.path("outcome").asText()).isEqualTo("UNKNOWN");
    }

    @Test
    void what_follows_a_line_makes_it_none() throws IOException {
        String line = line("WS", "{\"channel\":\"pong\"}").toString();

        for (String rest : new String[] {" trailing", line, "]"}) {
            JsonNode error = answer("hyperliquid", line + rest).path("error");
            assertThat(error.path("code").asText()).as(rest).isEqualTo("BAD_LINE");
        }
        assertThat(answer("hyperliquid", line + "  ").has("error")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"channel\":\"pong\"}xyz", "{\"channel\":\"bbo\",\"data\":{}}{}"})
    void what_follows_the_json_of_a_frame_makes_it_none(String payload) throws IOException {
        assertThat(answer("hyperliquid", line("WS", payload).toString())
                        .at("/error/code")
                        .asText())
                .isEqualTo("not-json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "POST /info nope"         | 'POST /info nope', but what was asked is l2Book
            "GET /info l2Book"        | 'GET /info l2Book'; right is POST /info TYPE or POST /exchange TYPE
            "POST /exchange nope"     | 'POST /exchange nope', but what was asked is l2Book
            "POST /exchange"          | no call is made to 'POST /exchange'
            "nope"                    | 'nope'; right is POST /info TYPE or POST /exchange TYPE
            5                         | endpoint must be text, such as "POST /info l2Book", was 5
            """)
    void an_endpoint_that_is_not_what_was_asked_is_refused(String endpoint, String why) throws IOException {
        ObjectNode line = line("REST", BOOK);
        line.set("endpoint", Recording.JSON.readTree(endpoint));
        line.putObject("request").put("type", "l2Book").put("coin", "BTC");

        JsonNode error = answer("hyperliquid", line.toString()).path("error");

        assertThat(error.path("text").asText()).contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "", "/fapi/v1/depth"})
    void an_endpoint_that_is_no_verb_and_path_is_refused(String endpoint) throws IOException {
        JsonNode error = answer(
                        "aster", line("REST", "{}").put("endpoint", endpoint).toString())
                .path("error");

        assertThat(error.path("code").asText()).isEqualTo("BAD_LINE");
        assertThat(error.path("text").asText())
                .isEqualTo("endpoint is '" + endpoint + "'; right is a verb and a path, such as GET /fapi/v1/depth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /info", "post https://api.hyperliquid.xyz/info l2Book", "POST /info l2Book", ""})
    void an_endpoint_that_says_less_than_what_was_asked_is_no_fault(String endpoint) throws IOException {
        ObjectNode line = line("REST", BOOK).put("endpoint", endpoint);
        line.putObject("request").put("type", "l2Book").put("coin", "BTC");

        assertThat(answer("hyperliquid", line.toString()).at("/events/0/type").asText())
                .isEqualTo("orderBook");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 99, 600, 700, 2_000_000_000})
    void a_status_that_http_does_not_have_makes_a_line_none(int status) throws IOException {
        ObjectNode line =
                line("REST", BOOK).put("endpoint", "POST /info l2Book").put("status", status);

        JsonNode error = answer("hyperliquid", line.toString()).path("error");

        assertThat(error.path("code").asText()).isEqualTo("BAD_LINE");
        assertThat(error.path("text").asText())
                .isEqualTo("status must be an HTTP status of 100 to 599 such as 200, was " + status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hyperliquid | "<html>x</html>"                                           | no JSON object
            hyperliquid | "Websocket connection established."                        | no JSON object
            hyperliquid | []                                                         | no JSON object
            hyperliquid | 5                                                          | no JSON object
            hyperliquid | {"channel":"pong"}                                         | shows that the connection lives
            hyperliquid | {"channel":"subscriptionResponse","data":{"method":"subscribe","subscription":{"type":"allMids"}}} | acknowledges
            aster       | []                                                         | an empty list
            aster       | {"result":null,"id":1}                                     | shows that the connection lives
            aster       | {"e":"listenKeyExpired","E":1699596037418,"listenKey":"k"} | makes the connection anew: the listen key expired
            """)
    void a_frame_of_the_connection_itself_is_said_to_be_one(String venue, String payload, String note)
            throws IOException {
        ObjectNode line = line("WS", "");
        line.set("payload", Recording.JSON.readTree(payload));

        JsonNode told = answer(venue, line.toString());

        assertThat(told.path("events").isArray()).as(told.toString()).isTrue();
        assertThat(told.path("note").asText()).contains(note);
    }

    private static ObjectNode line(String transport, String payload) {
        return Recording.JSON.createObjectNode().put("transport", transport).put("payload", payload);
    }

    private static JsonNode answer(String venue, String line) throws IOException {
        Clock clock = Clock.systemUTC();
        return Recording.JSON.readTree(new RecordedLines(Provisions.unconnected(venue, Clocks.of(clock)), clock)
                .decode(line)
                .json());
    }
}
