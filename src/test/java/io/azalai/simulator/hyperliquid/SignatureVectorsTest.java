package io.azalai.simulator.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.simulator.loopback.Wallets;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SignatureVectorsTest {

    /** Not an action of the venue: it exists to test signing. */
    private static final String DUMMY = "dummy";

    @TestFactory
    Stream<DynamicTest> every_l1_vector_hashes_and_recovers_its_signer() throws Exception {
        return vectors().stream()
                .filter(v -> v.get("scheme").asText().equals("l1"))
                .map(v -> DynamicTest.dynamicTest(v.get("name").asText(), () -> check(v, v.get("action"))));
    }

    @TestFactory
    Stream<DynamicTest> the_canonical_form_of_what_a_client_signed_is_the_same() throws Exception {
        return vectors().stream()
                .filter(v -> v.get("scheme").asText().equals("l1"))
                .filter(v -> !v.get("action").get("type").asText().equals(DUMMY))
                .filter(v -> !v.get("action").path("grouping").isObject())
                .map(v -> DynamicTest.dynamicTest(
                        v.get("name").asText(), () -> check(v, CanonicalAction.of(v.get("action")))));
    }

    @TestFactory
    Stream<DynamicTest> every_vector_that_a_user_signs_field_by_field_recovers_its_signer() throws Exception {
        return vectors().stream()
                .filter(v -> v.get("scheme").asText().equals("userSigned"))
                .map(v -> DynamicTest.dynamicTest(v.get("name").asText(), () -> {
                    byte[] digest = UserSigned.digest(CanonicalAction.of(v.get("action")));
                    JsonNode signature = v.get("signature");

                    assertThat("0x" + HexFormat.of().formatHex(digest))
                            .isEqualTo(v.get("signingDigest").asText());
                    assertThat(Wallets.recover(
                                    digest,
                                    signature.get("r").asText(),
                                    signature.get("s").asText(),
                                    signature.get("v").asInt()))
                            .contains(v.get("signerAddress").asText());
                }));
    }

    @Test
    void padded_numbers_upper_case_and_shuffled_keys_are_settled_before_hashing() throws Exception {
        JsonNode posted = new ObjectMapper().readTree("""
                        {"grouping":"na","orders":[{"c":"0xABCDEF00000000000000000000000001","t":{"limit":{"tif":"Gtc"}},
                        "r":false,"s":"0.0100","p":"100.50","b":true,"a":1,"x":1}],"type":"order"}""");

        assertThat(CanonicalAction.of(posted).toString())
                .isEqualTo(
                        "{\"type\":\"order\",\"orders\":[{\"a\":1,\"b\":true,\"p\":\"100.5\",\"s\":\"0.01\",\"r\":false,"
                                + "\"t\":{\"limit\":{\"tif\":\"Gtc\"}},\"c\":\"0xabcdef00000000000000000000000001\"}],"
                                + "\"grouping\":\"na\"}");
    }

    private static void check(JsonNode vector, JsonNode action) {
        long nonce = vector.get("nonce").asLong();
        String vault = vector.get("vaultAddress").isNull()
                ? null
                : vector.get("vaultAddress").asText();
        Long expires = vector.get("expiresAfter").isNull()
                ? null
                : vector.get("expiresAfter").asLong();
        byte[] digest = ActionHash.digest(
                action, nonce, vault, expires, vector.get("isMainnet").asBoolean());

        assertThat("0x" + HexFormat.of().formatHex(ActionHash.connectionId(action, nonce, vault, expires)))
                .isEqualTo(vector.get("connectionId").asText());
        assertThat("0x" + HexFormat.of().formatHex(digest))
                .isEqualTo(vector.get("signingDigest").asText());
        JsonNode signature = vector.get("signature");
        assertThat(Wallets.recover(
                        digest,
                        signature.get("r").asText(),
                        signature.get("s").asText(),
                        signature.get("v").asInt()))
                .contains(vector.get("signerAddress").asText());
    }

    private static List<JsonNode> vectors() throws Exception {
        try (InputStream in = Objects.requireNonNull(
                SignatureVectorsTest.class.getResourceAsStream("/signing-vectors/hyperliquid.json"))) {
            return StreamSupport.stream(new ObjectMapper().readTree(in).spliterator(), false)
                    .toList();
        }
    }
}
