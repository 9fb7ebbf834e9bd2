package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.settings.Secret;
import io.azalai.venue.PermitMint;
import io.azalai.venue.wallet.Signature;
import io.azalai.venue.wallet.WalletKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The vectors, byte for byte; the user-signed scheme is not built. */
class SigningTest {

    @TestFactory
    Stream<DynamicTest> every_l1_vector_is_met_byte_for_byte() {
        return vectors("l1").map(vector -> dynamicTest(vector.path("name").asText(), () -> check(vector)));
    }

    @Test
    void all_l1_vectors_are_there() {
        assertThat(vectors("l1").count()).isEqualTo(49);
        assertThat(vectors("userSigned").count()).isEqualTo(12);
    }

    private static void check(JsonNode vector) {
        WalletKey key = new WalletKey(new Secret(vector.path("privateKey").asText()));
        Network network = vector.path("isMainnet").asBoolean() ? Network.MAINNET : Network.TESTNET;
        Signing signing = new Signing(network, Clock.systemUTC(), new PermitMint().check());
        ObjectNode action = (ObjectNode) vector.path("action");
        JsonNode expires = vector.path("expiresAfter");

        byte[] connectionId = Signing.connectionId(
                action,
                vector.path("nonce").asLong(),
                vector.path("vaultAddress").asText(null),
                expires.isNull() ? null : Long.valueOf(expires.asLong()));
        Signature signature = signing.sign(key, connectionId);

        assertThat(HexFormat.of().formatHex(MessagePack.bytes(action)))
                .isEqualTo(vector.path("msgpackHex").asText());
        assertThat(hex(connectionId)).isEqualTo(vector.path("connectionId").asText());
        assertThat(hex(signing.digest(connectionId)))
                .isEqualTo(vector.path("signingDigest").asText());
        assertThat(key.address()).isEqualTo(vector.path("signerAddress").asText());
        assertThat(signature.rHex()).isEqualTo(vector.at("/signature/r").asText());
        assertThat(signature.sHex()).isEqualTo(vector.at("/signature/s").asText());
        assertThat(signature.v()).isEqualTo(vector.at("/signature/v").asInt());
    }

    private static Stream<JsonNode> vectors(String scheme) {
        List<JsonNode> vectors = new ArrayList<>();
        Samples.json("/signing-vectors/hyperliquid.json").forEach(vectors::add);
        return vectors.stream().filter(vector -> vector.path("scheme").asText().equals(scheme));
    }

    private static String hex(byte[] bytes) {
        return "0x" + HexFormat.of().formatHex(bytes);
    }
}
