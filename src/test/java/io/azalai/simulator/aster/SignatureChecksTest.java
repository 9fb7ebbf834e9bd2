package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Vectors of two independent implementations must be accepted, and the same with one thing wrong refused. */
class SignatureChecksTest {

    private static final String VECTOR = "v3-futures-order-nonce-user-signer";

    private static final Map<String, ManagementForm> FORMS = Map.of(
            "v3-approve-agent", ManagementForm.APPROVE_AGENT,
            "v3-register-and-approve-agent", ManagementForm.REGISTER_AGENT,
            "v3-update-agent", ManagementForm.UPDATE_AGENT,
            "v3-del-agent", ManagementForm.DELETE_AGENT,
            "v3-approve-builder", ManagementForm.APPROVE_BUILDER,
            "v3-update-builder", ManagementForm.UPDATE_BUILDER,
            "v3-del-builder", ManagementForm.DELETE_BUILDER);

    @TestFactory
    Stream<DynamicTest> every_key_vector_is_accepted() throws IOException {
        return vectors()
                .filter(vector -> vector.path("scheme").asText().equals("v1-hmac"))
                .map(vector -> DynamicTest.dynamicTest(vector.path("name").asText(), () -> keyCheck(vector, 0)));
    }

    @TestFactory
    Stream<DynamicTest> every_message_vector_of_mainnet_is_accepted() throws IOException {
        return vectors()
                .filter(vector -> vector.path("variant").asText().startsWith("message"))
                .filter(vector ->
                        vector.path("typedData").path("domain").path("chainId").asInt() == 1666)
                .map(vector -> DynamicTest.dynamicTest(vector.path("name").asText(), () -> wallet(vector)));
    }

    @TestFactory
    Stream<DynamicTest> every_management_vector_is_accepted_and_no_other_form() {
        return FORMS.entrySet().stream()
                .map(form -> DynamicTest.dynamicTest(form.getKey(), () -> managed(form.getKey(), form.getValue())));
    }

    private static void managed(String name, ManagementForm form) throws IOException {
        JsonNode vector = vector(name);
        Parameters parameters = call(vector).parameters();
        ManagementForm other = ManagementForm.values()[(form.ordinal() + 1) % ManagementForm.values().length];

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> checkAt(vector, 0).managed(other, parameters));
        checkAt(vector, 0).managed(form, parameters);
    }

    @Test
    void a_changed_text_is_not_signed() throws IOException {
        JsonNode vector = vector(VECTOR);
        WireCall call = call(vector);
        WireCall changed = new WireCall(
                call.method(),
                call.path(),
                call.rawQuery(),
                call.rawBody().replace("quantity=20", "quantity=21"),
                null);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> checkAt(vector, 0).signed(changed, changed.parameters()))
                .withMessage("Signature check failed")
                .matches(refused -> refused.code() == -1000 && refused.status() == 400);
    }

    @Test
    void an_unknown_agent_is_not_found() throws IOException {
        JsonNode vector = vector(VECTOR);
        WireCall call = call(vector);
        Credentials others = new Credentials("k", "s", "0x" + "1".repeat(40), "0x" + "2".repeat(40), "");
        WalletCheck check = walletCheck(others, clockOf(nonce(vector), 0));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> check.signed(call, call.parameters()))
                .withMessage("No agent found")
                .matches(refused -> refused.code() == -1000);
    }

    @Test
    void the_other_network_is_refused() throws IOException {
        JsonNode vector = vector("v3-testnet-order");
        WireCall call = call(vector);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> checkAt(vector, 0).signed(call, call.parameters()))
                .withMessage("Signature check failed");
    }

    @Test
    void a_nonce_is_used_once() throws IOException {
        JsonNode vector = vector(VECTOR);
        WireCall call = call(vector);
        WalletCheck check = checkAt(vector, 0);
        check.signed(call, call.parameters());

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> check.signed(call, call.parameters()))
                .withMessage("Nonce Expired")
                .matches(refused -> refused.code() == -4225);
    }

    @Test
    void a_nonce_eleven_seconds_old_has_expired() throws IOException {
        JsonNode vector = vector(VECTOR);
        WireCall call = call(vector);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> checkAt(vector, 11_000).signed(call, call.parameters()))
                .withMessage("Nonce Expired");
    }

    @Test
    void a_missing_nonce_is_named() {
        WireCall call = new WireCall("GET", "/fapi/v3/balance", "user=a&signer=b&signature=c", "", null);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> checkAt(vector(VECTOR), 0).signed(call, call.parameters()))
                .withMessage("Mandatory parameter 'nonce' was not sent, was empty/null, or malformed.")
                .matches(refused -> refused.code() == -1102);
    }

    @Test
    void a_nonce_below_the_last_hundred_has_expired() {
        Instant now = Instant.ofEpochSecond(1_748_310_859);
        NonceWindow window = new NonceWindow(Clock.fixed(now, ZoneOffset.UTC));
        long first = now.getEpochSecond() * 1_000_000;
        for (int i = 0; i < 100; i++) {
            window.use("0xA", first + i);
        }

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> window.use("0xa", first - 1))
                .withMessage("Nonce Expired");
        window.use("0xB", first - 1);
    }

    @Test
    void a_clock_ahead_by_a_second_is_refused_whatever_the_window() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> keyCheck(vector("v1-futures-docs-example-2-body"), -1_000))
                .withMessage("Timestamp for this request was 1000ms ahead of the server's time.")
                .matches(refused -> refused.code() == -1021);
    }

    @Test
    void a_request_older_than_its_window_is_refused() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> keyCheck(vector("v1-futures-docs-example-2-body"), 5_001))
                .withMessage("Timestamp for this request is outside of the recvWindow.")
                .matches(refused -> refused.code() == -1021);
    }

    @Test
    void keys_are_refused_by_format_and_by_name() throws IOException {
        KeyCheck check = new KeyCheck(credentials(vector("v1-futures-docs-example-2-body")), Clock.systemUTC());

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> check.key(new WireCall("POST", "/fapi/v1/listenKey", "", "", null)))
                .withMessage("API-key format invalid.")
                .matches(refused -> refused.code() == -2014);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> check.key(new WireCall("POST", "/fapi/v1/listenKey", "", "", "a".repeat(64))))
                .withMessage("Invalid API-key, IP, or permissions for action.")
                .matches(refused -> refused.code() == -2015 && refused.status() == 401);
    }

    @Test
    void a_wrong_secret_is_a_bad_signature() throws IOException {
        JsonNode vector = vector("v1-futures-docs-example-2-body");
        Credentials right = credentials(vector);
        Credentials wrong = new Credentials(right.apiKey(), "wrong", "", "", "");
        WireCall call = call(vector);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () -> new KeyCheck(wrong, clockOf(1_591_702_613_943_000L, 0)).signed(call, call.parameters()))
                .withMessage("Signature for this request is not valid.")
                .matches(refused -> refused.code() == -1022);
    }

    @Test
    void the_digest_is_the_specified_one() throws IOException {
        JsonNode vector = vector(VECTOR);

        byte[] digest =
                new TypedMessage(1666).digest(vector.path("stringToSign").asText());

        assertThat(digest)
                .asHexString()
                .isEqualToIgnoringCase(
                        vector.path("intermediate").path("digest").asText().substring(2));
    }

    private static void keyCheck(JsonNode vector, long laterMs) {
        WireCall call = call(vector);
        long timestamp = call.parameters().number("timestamp");
        new KeyCheck(credentials(vector), clockOf(timestamp * 1000, laterMs)).signed(call, call.parameters());
    }

    private static void wallet(JsonNode vector) {
        WireCall call = call(vector);
        checkAt(vector, 0).signed(call, call.parameters());
    }

    private static WalletCheck checkAt(JsonNode vector, long laterMs) {
        return walletCheck(credentials(vector), clockOf(nonce(vector), laterMs));
    }

    private static WalletCheck walletCheck(Credentials credentials, Clock clock) {
        return new WalletCheck(credentials, new Delegates(credentials, clock), 1666, clock);
    }

    private static long nonce(JsonNode vector) {
        return call(vector).parameters().number("nonce");
    }

    private static Clock clockOf(long micros, long laterMs) {
        return Clock.fixed(Instant.ofEpochMilli(micros / 1000 + laterMs), ZoneOffset.UTC);
    }

    private static Credentials credentials(JsonNode vector) {
        JsonNode key = vector.path("key");
        return new Credentials(
                key.path("apiKey").asText(),
                key.path("secretKey").asText(key.path("apiSecret").asText()),
                key.path("user").asText(),
                key.path("signer").asText(),
                key.path("privateKey").asText());
    }

    private static WireCall call(JsonNode vector) {
        String url = vector.path("request").path("url").asText();
        int query = url.indexOf('?');
        String body = vector.path("request").path("body").asText("");
        return new WireCall(
                vector.path("method").asText(),
                vector.path("path").asText(),
                query < 0 ? "" : url.substring(query + 1),
                vector.path("request").path("body").isNull() ? "" : body,
                vector.path("key").path("apiKey").asText(null));
    }

    private static JsonNode vector(String name) throws IOException {
        return vectors()
                .filter(vector -> vector.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> vectors() throws IOException {
        try (InputStream in = SignatureChecksTest.class.getResourceAsStream("/signing-vectors/aster.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(in).spliterator(), false);
        }
    }
}
