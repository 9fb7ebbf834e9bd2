package io.azalai.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.simulator.loopback.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the simulator does on command, and how it refuses what it cannot. */
class ControlTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Simulator simulator = Simulator.start(SimulatorOptions.defaults(), Clock.systemUTC());

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void deposits_arrive_and_wrong_ones_are_named() throws Exception {
        String account = simulator.venue("hyperliquid").accounts().get(0);

        control(
                "POST",
                "/deposits",
                "{\"venue\":\"hyperliquid\",\"account\":\"%s\",\"asset\":\"USDC\",\"amount\":\"12.5\"}"
                        .formatted(account));

        JsonNode state = new ObjectMapper()
                .readTree(send(
                                "POST",
                                simulator.addresses().hyperliquid().rest() + "/info",
                                "{\"type\":\"clearinghouseState\",\"user\":\"%s\"}".formatted(account))
                        .body());
        assertThat(state.get("withdrawable").asText()).isEqualTo("100012.5");
        assertThat(control(
                                "POST",
                                "/deposits",
                                "{\"venue\":\"hyperliquid\",\"account\":\"0x1\",\"asset\":\"USDC\",\"amount\":\"1\"}")
                        .body())
                .contains("unknown account '0x1'; known are 0x");
        assertThat(control("POST", "/switches", "{\"venue\":\"hyperliquid\",\"name\":\"nope\",\"on\":true}")
                        .body())
                .contains("known are errorOnUnknownCoin, heldPosts, lateOrderStatus, noSocketLimit, noWeightLimit");
    }

    @Test
    void aster_closes_a_pair_and_takes_a_deposit_on_command() throws Exception {
        String account = simulator.venue("aster").accounts().get(0);
        String depth = simulator.addresses().aster().spotRest() + "/api/v1/depth?symbol=BTCUSDT";

        control(
                "POST",
                "/symbols",
                "{\"venue\":\"aster\",\"market\":\"spot\",\"symbol\":\"BTCUSDT\",\"status\":\"CLOSE\"}");
        control(
                "POST",
                "/deposits",
                "{\"venue\":\"aster\",\"account\":\"%s\",\"asset\":\"USDT\",\"amount\":\"12.5\"}".formatted(account));

        assertThat(send("GET", depth, "").body()).isEqualTo("[]");
        assertThat(control("GET", "/ledger?venue=aster", "").body()).contains("100012.5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST | /clock | {"millis":"abc"} | field 'millis' must be a whole number, 3155760000000 at most either way, was "abc"
            POST | /clock | {"millis":-4000000000000} | field 'millis' must be a whole number, 3155760000000 at most either way, was -4000000000000
            POST | /clock | {} | field 'millis' is missing: a whole number, 3155760000000 at most either way
            POST | /prices | {} | field 'asset' is missing: a text
            POST | /prices | {"asset":"BTC","factor":"x"} | field 'factor' must be a number above zero, was "x"
            POST | /prices | {"asset":"BTC","factor":"1e400000000"} | field 'factor' must be a number above zero, was "1e400000000"
            POST | /prices | {"asset":"BTC","factor":1e400} | field 'factor' must be a number above zero, was "Infinity"
            POST | /prices | {"asset":"BTC","factor":-1} | field 'factor' must be a number above zero, was -1
            POST | /faults | {"venue":"aster","kind":"gap","times":-1} | field 'times' must be a whole number of 1 or more, was -1
            POST | /switches | {"venue":"hyperliquid","name":"noWeightLimit"} | field 'on' is missing: true or false
            POST | /faults | {"venue":"aster","kind":"gap","site":"rest"} | unknown site 'rest'; known are futuresRest, spotRest, futuresWs, spotWs
            POST | /faults | {"venue":"aster","kind":"close","code":1006} | field 'code' must be one of 1000-1003, 1007-1014, 3000-4999, was 1006
            POST | /switches | {"venue":"aster","name":"nope","on":true} | unknown switch 'nope'; known are depositRequired, noOrders, noWeightLimit, onlyReduceOnly
            POST | /symbols | {"venue":"aster","market":"spot","symbol":"NOPE","status":"CLOSE"} | unknown symbol 'NOPE'; known are ASTERUSDT, BTCUSDT, ETHUSDT
            POST | /symbols | {"venue":"aster","market":"futures","symbol":"BTCUSDT","status":"GONE"} | unknown status 'GONE'; known are CLOSE, PENDING_TRADING, PRE_SETTLE, SETTLING, TRADING
            POST | /symbols | {"venue":"aster","market":"perp","symbol":"BTCUSDT","status":"CLOSE"} | unknown market 'perp'; known are futures, spot
            POST | /symbols | {"venue":"hyperliquid","symbol":"btc","status":"halted"} | unknown coin 'btc'; write it as meta and spotMeta do
            POST | /symbols | {"venue":"hyperliquid","symbol":"BTC","status":"x"} | unknown status 'x'; known are trading, halted, openInterestCap, openInterestRising
            POST | /announcements | {"venue":"hyperliquid","title":"t"} | hyperliquid announces nothing
            POST | /deposits | {"venue":"hyperliquid","account":"a","asset":"USDC","amount":0} | field 'amount' must be a number above zero, was 0
            GET | /ledger?venue=zz | `` | unknown venue 'zz'; known are [hyperliquid, aster]
            GET | /ledger?venu=aster | `` | unknown query 'venu=aster'; known is venue=<name>
            """)
    void a_wrong_control_request_is_refused_with_field_value_and_cure(
            String method, String path, String body, String why) throws Exception {
        HttpResponse<String> refused = control(method, path, body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(new ObjectMapper().readTree(refused.body()).get("error").asText())
                .isEqualTo(why);
    }

    @Test
    void the_ledger_shows_both_venues_and_control_names_what_is_wrong() throws Exception {
        JsonNode ledger =
                new ObjectMapper().readTree(control("GET", "/ledger", "").body());

        assertThat(ledger.fieldNames()).toIterable().containsExactly("hyperliquid", "aster");
        assertThat(ledger.at("/hyperliquid/accounts/all")).hasSize(2);
        HttpResponse<String> wrong = control("POST", "/faults", "{\"venue\":\"binance\",\"kind\":\"close\"}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("unknown venue 'binance'");
        assertThat(control("POST", "/faults", "{\"venue\":\"aster\",\"kind\":\"nope\"}")
                        .body())
                .contains("unknown kind 'nope'");
    }

    @Test
    void the_page_about_the_simulators_names_every_fault_request_and_switch() throws Exception {
        String page = Files.readString(Path.of("docs/simulators.md"));

        assertThat(Fault.Kind.values())
                .allSatisfy(kind -> assertThat(page).contains("`" + kind.name().toLowerCase(Locale.ROOT) + "`"));
        assertThat(known(control("GET", "/", ""))).isNotEmpty().allSatisfy(request -> assertThat(page)
                .containsPattern("`" + request + "[`?]"));
        for (String venue : List.of("hyperliquid", "aster")) {
            String wrong = "{\"venue\":\"%s\",\"name\":\"nope\",\"on\":true}".formatted(venue);
            assertThat(known(control("POST", "/switches", wrong))).isNotEmpty().allSatisfy(name -> assertThat(page)
                    .contains("`" + name + "`"));
        }
    }

    @Test
    void faults_of_frames_are_told_and_forgotten_like_those_of_requests() throws Exception {
        Listening heard = new Listening(simulator.addresses().hyperliquid().ws());
        await().until(() -> !heard.frames().isEmpty());
        for (String kind : List.of("gap", "status")) {
            control(
                    "POST",
                    "/faults",
                    "{\"venue\":\"hyperliquid\",\"kind\":\"%s\",\"contains\":\"<z>\"}".formatted(kind));
        }

        String waiting = control("GET", "/faults", "").body();
        control("DELETE", "/faults", "");

        assertThat(waiting).contains("\"GAP\"").contains("\"STATUS\"");
        assertThat(control("GET", "/faults", "").body()).isEqualTo("[]");
        control("POST", "/faults", "{\"venue\":\"hyperliquid\",\"kind\":\"garbage\",\"text\":\"<z>\"}");
        await().until(() -> heard.words().equals("z"));
        heard.abort();
    }

    /** What a refusal names. */
    private static List<String> known(HttpResponse<String> refused) throws Exception {
        String text = new ObjectMapper().readTree(refused.body()).get("error").asText();
        return List.of(text.substring(text.indexOf("known are ") + 10).split(", "));
    }

    private static HttpResponse<String> control(String method, String path, String body) throws Exception {
        return send(method, simulator.addresses().control() + path, body);
    }

    private static HttpResponse<String> send(String method, String url, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
