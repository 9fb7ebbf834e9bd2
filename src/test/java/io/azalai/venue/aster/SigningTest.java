package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.settings.Secret;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.HttpCall;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Outcome;
import io.azalai.venue.PermitMint;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.wallet.WalletKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Vectors of both schemes, byte for byte, and what the door lets through. */
class SigningTest {

    private static final Instant NONCE = Instant.ofEpochSecond(1748310859L, 508867000);
    private static final Instant TIMESTAMP = Instant.ofEpochMilli(1767225600123L);
    private static final JsonNode VECTORS = AsterFixture.json("/signing-vectors/aster.json");

    @TestFactory
    Stream<DynamicTest> every_vector_gives_the_printed_signature() {
        return StreamSupport.stream(VECTORS.spliterator(), false)
                .map(vector -> dynamicTest(vector.get("name").asText(), () -> check(vector)));
    }

    private static void check(JsonNode vector) {
        String variant = vector.get("variant").asText();
        assumeFalse(variant.contains("RETIRED"), "retired scheme");
        assumeFalse(variant.equals("management") || variant.equals("withdraw-action"), "a call we do not make");
        if (vector.get("scheme").asText().equals("v1-hmac")) {
            String text = text(vector.get("queryParams")) + text(vector.get("bodyParams"));
            assertThat(text).isEqualTo(vector.get("stringToSign").asText());
            assertThat(Signing.hmac(text, vector.at("/key/secretKey").asText()))
                    .isEqualTo(vector.get("signature").asText());
        } else {
            checkWallet(vector);
        }
    }

    private static void checkWallet(JsonNode vector) {
        assumeFalse(vector.at("/key/privateKey").isMissingNode(), "signed by the main wallet, a call we do not make");
        byte[] domain = Signing.domain(vector.at("/typedData/domain/chainId").asInt());
        String text = text(vector.get("params"));
        WalletKey key = new WalletKey(new Secret(vector.at("/key/privateKey").asText()));

        assertThat(text).isEqualTo(vector.get("stringToSign").asText());
        assertThat("0x" + HexFormat.of().formatHex(domain))
                .isEqualTo(vector.at("/intermediate/domainSeparator").asText());
        assertThat("0x" + HexFormat.of().formatHex(Signing.digest(text, domain)))
                .isEqualTo(vector.at("/intermediate/digest").asText());
        assertThat(Signing.wallet(text, domain, key))
                .isEqualTo(vector.get("signature").asText());
    }

    private static String text(JsonNode pairs) {
        Parameters parameters = new Parameters();
        pairs.forEach(pair -> parameters.add(pair.get(0).asText(), pair.get(1).asText()));
        return parameters.toString();
    }

    @Test
    void a_wallet_signs_a_read_as_the_vector_sends_it() {
        same(wallet().encode(new AccountRequest.ReadBalances("main", Market.PERP)), "v3-futures-get-no-params");
    }

    @Test
    void a_wallet_signs_an_order_query_as_the_vector_sends_it() {
        same(
                wallet().encode(new AccountRequest.ReadOrder("main", perp("BTCUSDT"), "cam-el:1/2.3_4-A", null)),
                "v3-futures-query-order");
    }

    @Test
    void a_wallet_signs_a_symbol_of_another_script_as_the_vector_sends_it() {
        same(
                wallet().encode(new SettingRequest.SetLeverage("main", perp("币安人生USDT"), 3, MarginMode.CROSS)),
                "v3-futures-unicode-symbol");
    }

    @Test
    void a_wallet_opens_and_keeps_stream_keys_as_the_vectors_send_it() {
        String key = "pqia91ma19a5s61cv6a81va65sdf19v8a65a1a5s61cv6a81va65sdf19v8a65a1";

        same(wallet().encode(new AccountRequest.UserStreamKey("main", Market.PERP, null)), "v3-futures-listenkey-post");
        same(wallet().encode(new AccountRequest.UserStreamKey("main", Market.SPOT, key)), "v3-spot-listenkey-put");
    }

    @Test
    void an_api_key_signs_a_read_as_the_vector_sends_it() {
        same(hmac().encode(new AccountRequest.ReadBalances("main", Market.PERP)), "v1-futures-balance-get");
    }

    @Test
    void an_api_key_cancels_in_the_query_as_the_vector_sends_it() {
        same(
                hmac().encode(new TradeRequest.Cancel("main", perp("BTCUSDT"), "cam-el:1/2.3_4-A", null)),
                "v1-futures-cancel-order-query");
    }

    @Test
    void an_api_key_opens_a_stream_with_its_header_alone() {
        HttpCall call = hmac().encode(new AccountRequest.UserStreamKey("main", Market.PERP, null));

        assertThat(call.path()).isEqualTo("/fapi/v1/listenKey");
        assertThat(call.body()).isEmpty();
        assertThat(call.headers()).containsOnlyKeys("X-MBX-APIKEY");
    }

    @Test
    void an_order_goes_in_the_body_with_the_fields_of_its_type() {
        AsterFixture aster = new AsterFixture(AsterFixture.WALLET, NONCE);

        HttpCall limit = place(aster, ticket(perp("BTCUSDT"), OrderType.LIMIT, TimeInForce.GTX, true));
        HttpCall market = place(aster, ticket(perp("BTCUSDT"), OrderType.MARKET, null, false));
        HttpCall spot =
                place(aster, ticket(Naming.pair("BTC", "USDT", "BTCUSDT"), OrderType.LIMIT, TimeInForce.IOC, false));

        assertThat(limit.body())
                .startsWith("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTX&quantity=0.01&price=60000"
                        + "&reduceOnly=true&newClientOrderId=cam-1&nonce=1748310859508867&user=0x63DD");
        assertThat(limit.query()).isNull();
        assertThat(limit.contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(market.body())
                .startsWith("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&newClientOrderId=cam-1&nonce=");
        assertThat(spot.base() + spot.path()).isEqualTo("spot_base_url/api/v3/order");
        assertThat(spot.body()).contains("&timeInForce=IOC&");
    }

    @Test
    void nonces_of_a_signer_never_repeat_across_markets() {
        AsterFixture aster = new AsterFixture(AsterFixture.WALLET, NONCE);

        HttpCall futures = aster.venue.requests().encode(new AccountRequest.ReadBalances("main", Market.PERP));
        HttpCall spot = aster.venue.requests().encode(new AccountRequest.ReadBalances("main", Market.SPOT));

        assertThat(futures.query()).startsWith("nonce=1748310859508867&");
        assertThat(spot.query()).startsWith("nonce=1748310859508868&");
    }

    @Test
    void the_venues_clock_sets_the_timestamp() {
        AsterFixture aster = new AsterFixture(AsterFixture.HMAC, AsterFixture.NOW);
        MarketRequest.ServerTime asked = new MarketRequest.ServerTime(Market.PERP);

        aster.venue.requests().encode(asked);
        aster.ask(asked, "{\"serverTime\":" + AsterFixture.NOW.plusSeconds(10).toEpochMilli() + "}");

        assertThat(aster.venue
                        .requests()
                        .encode(new AccountRequest.ReadPositions("main"))
                        .query())
                .contains("&timestamp=" + AsterFixture.NOW.plusSeconds(10).toEpochMilli() + "&");
    }

    @Test
    void reads_carry_no_form_content_type() {
        HttpCall call = wallet().encode(new AccountRequest.ReadBalances("main", Market.PERP));

        assertThat(call.contentType()).isNull();
    }

    @Test
    void an_order_without_this_gateways_permit_is_not_signed() {
        AsterFixture aster = new AsterFixture();
        OrderTicket ticket = ticket(perp("BTCUSDT"), OrderType.LIMIT, TimeInForce.GTC, false);

        OrderRejectedException refused = catchThrowableOfType(
                OrderRejectedException.class,
                () -> aster.venue.requests().encode(new TradeRequest.Place(new PermitMint().mint(ticket))));

        assertThat(refused.code()).isEqualTo("NOT_GATED");
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void order_types_that_are_not_built_are_refused_before_sending() {
        AsterFixture aster = new AsterFixture();

        OrderRejectedException refused = catchThrowableOfType(
                OrderRejectedException.class,
                () -> place(aster, ticket(perp("BTCUSDT"), OrderType.STOP_MARKET, null, false)));

        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(refused).hasMessageContaining("STOP_MARKET");
    }

    @Test
    void no_call_shows_a_secret_or_a_signature() {
        assertThat(hmac().encode(new AccountRequest.ReadPositions("main"))).hasToString("GET /fapi/v2/positionRisk");
    }

    private static HttpCall place(AsterFixture aster, OrderTicket ticket) {
        return aster.venue.requests().encode(new TradeRequest.Place(aster.mint.mint(ticket)));
    }

    private static OrderTicket ticket(Listing listing, OrderType type, TimeInForce timeInForce, boolean reduceOnly) {
        return new OrderTicket(
                listing,
                "main",
                "cam-1",
                "cam-1",
                Side.BUY,
                type,
                PositionSide.BOTH,
                new BigDecimal("0.010"),
                new BigDecimal("60000.0"),
                null,
                timeInForce,
                reduceOnly,
                false,
                NONCE);
    }

    private static RequestCodec wallet() {
        return new AsterFixture(AsterFixture.WALLET, NONCE).venue.requests();
    }

    private static RequestCodec hmac() {
        return new AsterFixture(AsterFixture.HMAC, TIMESTAMP).venue.requests();
    }

    private static Listing perp(String venueSymbol) {
        return Naming.unlisted(Market.PERP, venueSymbol);
    }

    private static void same(HttpCall call, String name) {
        JsonNode vector = StreamSupport.stream(VECTORS.spliterator(), false)
                .filter(each -> each.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
        String url = vector.at("/request/url").asText();
        JsonNode body = vector.at("/request/body");

        assertThat(call.method()).isEqualTo(vector.get("method").asText());
        assertThat(call.path() + (call.query() == null ? "" : "?" + call.query()))
                .isEqualTo(url.substring(url.indexOf(".com/") + 4));
        assertThat(call.body()).isEqualTo(body.isNull() ? null : body.asText());
        vector.at("/request/headers").fields().forEachRemaining(header -> {
            if (!header.getKey().equals("Content-Type")) {
                assertThat(call.headers())
                        .containsEntry(header.getKey(), header.getValue().asText());
            }
        });
    }
}
