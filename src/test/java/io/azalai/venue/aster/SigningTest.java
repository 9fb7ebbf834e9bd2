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
import io.azalai.venue.VenueException;
import io.azalai.venue.wallet.NonceMarks;
import io.azalai.venue.wallet.WalletKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
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
        return tests(VECTORS);
    }

    @TestFactory
    Stream<DynamicTest> every_vector_of_the_named_file_gives_its_signature() throws IOException {
        String file = System.getProperty("azalai.vectors", "");
        return file.isBlank()
                ? Stream.empty()
                : tests(Json.MAPPER.readTree(Path.of(file).toFile()));
    }

    @Test
    void all_vectors_are_there() {
        assertThat(rows(VECTORS).filter(row -> scheme(row).equals("v1-hmac"))).hasSize(13);
        assertThat(rows(VECTORS).filter(row -> scheme(row).equals("v3"))).hasSize(25);
    }

    private static Stream<DynamicTest> tests(JsonNode vectors) {
        return rows(vectors)
                .filter(row -> scheme(row).equals("v1-hmac") || scheme(row).equals("v3"))
                .map(row -> dynamicTest(row.path("name").asText(), () -> check(row)));
    }

    private static Stream<JsonNode> rows(JsonNode vectors) {
        return StreamSupport.stream(vectors.spliterator(), false);
    }

    private static String scheme(JsonNode vector) {
        return vector.path("scheme").asText();
    }

    private static void check(JsonNode vector) {
        assumeFalse(vector.path("variant").asText().contains("RETIRED"), "retired scheme");
        if (scheme(vector).equals("v1-hmac")) {
            String text = text(vector.path("queryParams")) + text(vector.path("bodyParams"));
            assertThat(text).isEqualTo(vector.path("stringToSign").asText());
            assertThat(Signing.hmac(text, vector.at("/key/secretKey").asText()))
                    .isEqualTo(vector.path("signature").asText());
        } else if (vector.at("/typedData/primaryType").asText().equals("Message")) {
            checkMessage(vector);
        } else {
            checkTyped(vector);
        }
    }

    private static void checkMessage(JsonNode vector) {
        byte[] domain = Signing.domain(vector.at("/typedData/domain/chainId").asInt());
        String text = vector.path("stringToSign").asText();
        String key = vector.at("/key/privateKey")
                .asText(vector.at("/key/mainPrivateKey").asText());
        if (vector.path("params").size() > 0) {
            assertThat(text(vector.path("params"))).isEqualTo(text);
        }

        same(vector, "domainSeparator", domain);
        same(vector, "digest", Signing.digest(text, domain));
        assertThat(Signing.wallet(text, domain, new WalletKey(new Secret(key))))
                .isEqualTo(vector.path("signature").asText());
    }

    /** What the main wallet signs field by field: calls we do not make, by the same keys and hashes. */
    private static void checkTyped(JsonNode vector) {
        TypedVector typed = new TypedVector(vector.path("typedData"));
        WalletKey key =
                new WalletKey(new Secret(vector.at("/key/mainPrivateKey").asText()));

        assertThat(typed.encodeType())
                .isEqualTo(vector.at("/intermediate/encodeType").asText());
        same(vector, "messageTypeHash", typed.typeHash());
        same(vector, "domainSeparator", typed.domainSeparator());
        same(vector, "structHash", typed.structHash());
        same(vector, "digest", typed.digest());
        assertThat(key.sign(typed.digest()).joined())
                .isEqualTo(vector.path("signature").asText());
    }

    private static void same(JsonNode vector, String field, byte[] bytes) {
        assertThat("0x" + HexFormat.of().formatHex(bytes))
                .isEqualTo(vector.at("/intermediate/" + field).asText());
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
    void an_api_key_cancels_several_as_the_vector_sends_it() {
        same(
                hmac().encode(new TradeRequest.CancelBatch(
                        "main",
                        List.of(
                                new TradeRequest.Cancel("main", perp("BTCUSDT"), "my_id_1", null),
                                new TradeRequest.Cancel("main", perp("BTCUSDT"), "my_id_2", null)))),
                "v1-futures-batch-cancel-query");
    }

    @Test
    void several_orders_are_one_parameter_as_the_vectors_write_it() {
        Parameters limit = new Parameters()
                .add("symbol", "BTCUSDT")
                .add("side", "BUY")
                .add("type", "LIMIT")
                .add("timeInForce", "GTX")
                .add("quantity", "0.001")
                .add("price", "60000");
        Parameters market = new Parameters()
                .add("symbol", "ETHUSDT")
                .add("side", "SELL")
                .add("type", "MARKET")
                .add("quantity", "0.010");

        assertThat(Parameters.list(List.of(limit, market)))
                .isEqualTo(vector("v3-futures-batch-orders").at("/params/0/1").asText());
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
        OrderTicket ticket = AsterFixture.ticket(perp("BTCUSDT"), OrderType.LIMIT, TimeInForce.GTC);

        OrderRejectedException refused = catchThrowableOfType(
                OrderRejectedException.class,
                () -> aster.venue.requests().encode(new TradeRequest.Place(new PermitMint().mint(ticket))));

        assertThat(refused.code()).isEqualTo("NOT_GATED");
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void no_call_shows_a_secret_or_a_signature() {
        assertThat(hmac().encode(new AccountRequest.ReadPositions("main"))).hasToString("GET /fapi/v2/positionRisk");
    }

    @Test
    void without_a_nonce_that_is_sure_to_be_new_nothing_is_sent() {
        AsterFixture aster = new AsterFixture(new NonceMarks() {
            @Override
            public long read(String signer) {
                return 0;
            }

            @Override
            public void write(String signer, long mark) {
                throw new UncheckedIOException(new IOException("disk full"));
            }
        });

        VenueException failure = catchThrowableOfType(
                VenueException.class,
                () -> aster.venue.requests().encode(new AccountRequest.ReadBalances("main", Market.PERP)));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(failure.code()).isEqualTo("NO_NONCE");
        assertThat(failure).hasMessageContaining("disk full");
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
        JsonNode vector = vector(name);
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

    private static JsonNode vector(String name) {
        return rows(VECTORS)
                .filter(each -> each.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
