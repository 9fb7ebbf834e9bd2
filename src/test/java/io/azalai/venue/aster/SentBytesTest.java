package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.TimeInForce;
import io.azalai.settings.Secret;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueOnLoopback;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.wallet.WalletKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is signed is what arrives, byte for byte, whatever is encoded in it (aster.md sections 2.2 to 2.4 and 9). */
class SentBytesTest {

    private static final Listing OTHER_SCRIPT = Naming.unlisted(Market.PERP, "币安人生USDT");
    private static final Listing BTC = Naming.perpetual("BTC", "USDT", "USDT", "BTCUSDT");

    /** A call as its first line, its content type and its body. */
    private record Received(String method, String path, String query, String body, String contentType) {
        String signedText() {
            return query == null ? body : query;
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = call.getRequestURI().getPath();
        boolean info = path.endsWith("exchangeInfo");
        if (!info) {
            received.add(new Received(
                    call.getRequestMethod(),
                    path,
                    call.getRequestURI().getRawQuery(),
                    body,
                    call.getRequestHeaders().getFirst("Content-Type")));
        }
        String market = path.startsWith("/fapi") ? "futures" : "spot";
        byte[] answer = (info ? AsterFixture.sample(market + "-rest-exchangeInfo-captured") : "{\"code\":-1121}")
                .getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(info ? 200 : 400, answer.length);
        call.getResponseBody().write(answer);
        call.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {AsterFixture.WALLET, AsterFixture.HMAC})
    void what_arrives_is_what_was_signed(String credentials) throws Exception {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        ObjectNode block = (ObjectNode) AsterFixture.JSON.readTree(credentials);
        block.put("base_url", address).put("spot_base_url", address);
        OrderTicket ticket = AsterFixture.ticket(BTC, OrderType.LIMIT, TimeInForce.GTC);

        try (VenueOnLoopback aster =
                VenueOnLoopback.requests("aster", block, Clock.fixed(AsterFixture.NOW, ZoneOffset.UTC))) {
            for (VenueRequest<?> request : List.<VenueRequest<?>>of(
                    new AccountRequest.ReadOrder("main", OTHER_SCRIPT, "cam-el:1/2.3_4-A", null),
                    new TradeRequest.Cancel("main", OTHER_SCRIPT, "a:b/c", null),
                    new SettingRequest.SetLeverage("main", OTHER_SCRIPT, 3, MarginMode.CROSS),
                    new TradeRequest.PlaceBatch(
                            List.of(aster.mint().mint(ticket), aster.mint().mint(ticket)), false))) {
                assertThat(aster.failure(request).code()).isEqualTo("-1121");
            }
        }

        assertThat(received).extracting(Received::method).containsExactly("GET", "DELETE", "POST", "POST");
        assertThat(received).allSatisfy(call -> {
            String text = call.signedText();
            int end = text.lastIndexOf("&signature=");
            assertThat(text.substring(end + "&signature=".length()))
                    .isEqualTo(signature(credentials, text.substring(0, end)));
            assertThat(call.contentType()).isEqualTo(call.query() == null ? Signing.FORM : null);
            assertThat(call.body()).isEqualTo(call.query() == null ? text : "");
        });
        assertThat(received.get(0).query()).contains("symbol=%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9FUSDT&");
        assertThat(received.get(3).body()).startsWith("batchOrders=%5B%7B%22symbol%22%3A%22BTCUSDT%22%2C");
    }

    private static String signature(String credentials, String text) throws IOException {
        var keys = AsterFixture.JSON.readTree(credentials);
        return keys.has("api_secret")
                ? Signing.hmac(text, keys.path("api_secret").asText())
                : Signing.wallet(
                        text,
                        Signing.domain(Network.MAINNET.chain()),
                        new WalletKey(new Secret(keys.path("private_key").asText())));
    }
}
