package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.settings.Secret;
import io.azalai.timing.Clocks;
import io.azalai.venue.PermitMint;
import io.azalai.venue.VenueContext;
import io.azalai.venue.wallet.Signature;
import io.azalai.venue.wallet.WalletKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The vectors, byte for byte; {@code -Dazalai.vectors=FILE} names a further file of the same form. */
class SigningTest {

    private static final JsonNode VECTORS = Samples.json("/signing-vectors/hyperliquid.json");
    private static final String KEY = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";

    /** Those of section 3.4, since a file that is named may hold any; we send the first only. */
    private static final List<UserAction.Kind> KINDS = List.of(
            UserAction.USD_CLASS_TRANSFER,
            new UserAction.Kind("usdSend", "UsdSend", "string destination,string amount,uint64 time"),
            new UserAction.Kind("withdraw3", "Withdraw", "string destination,string amount,uint64 time"),
            new UserAction.Kind("spotSend", "SpotSend", "string destination,string token,string amount,uint64 time"),
            new UserAction.Kind(
                    "sendAsset",
                    "SendAsset",
                    "string destination,string sourceDex,string destinationDex,string token,string amount,"
                            + "string fromSubAccount,uint64 nonce"),
            new UserAction.Kind("approveAgent", "ApproveAgent", "address agentAddress,string agentName,uint64 nonce"),
            new UserAction.Kind(
                    "approveBuilderFee", "ApproveBuilderFee", "string maxFeeRate,address builder,uint64 nonce"),
            new UserAction.Kind(
                    "userSetAbstraction", "UserSetAbstraction", "address user,string abstraction,uint64 nonce"),
            new UserAction.Kind("userDexAbstraction", "UserDexAbstraction", "address user,bool enabled,uint64 nonce"),
            new UserAction.Kind(
                    "tokenDelegate", "TokenDelegate", "address validator,uint64 wei,bool isUndelegate,uint64 nonce"));

    @TestFactory
    Stream<DynamicTest> every_vector_is_met_byte_for_byte() {
        return tests(VECTORS);
    }

    @TestFactory
    Stream<DynamicTest> every_vector_of_the_file_that_is_named_is_met_too() throws IOException {
        String file = System.getProperty("azalai.vectors", "");
        return file.isBlank()
                ? Stream.empty()
                : tests(Json.MAPPER.readTree(Path.of(file).toFile()));
    }

    @Test
    void all_vectors_are_there() {
        assertThat(rows(VECTORS).filter(row -> scheme(row).equals("l1"))).hasSize(49);
        assertThat(rows(VECTORS).filter(row -> scheme(row).equals("userSigned")))
                .hasSize(12);
    }

    @Test
    void a_transfer_by_an_agent_is_hashed_and_signed_as_the_specification_says() throws IOException {
        String action = "{\"type\":\"agentSendAsset\",\"destination\":\"0x2c7536e3605d9c16a7a3d7b1898e529396a65c23\","
                + "\"sourceDex\":\"\",\"destinationDex\":\"spot\","
                + "\"token\":\"USDC:0x6d1e7cde53ba9467b783cb7c530ce054\",\"amount\":\"12.5\","
                + "\"fromSubAccount\":\"\",\"nonce\":1767225600000}";

        byte[] connectionId =
                Signing.connectionId((ObjectNode) Json.MAPPER.readTree(action), 1_767_225_600_000L, null, null);
        Signature signature = signing(Network.MAINNET).sign(new WalletKey(new Secret(KEY)), connectionId);

        assertThat(hex(connectionId)).isEqualTo("0xadf9f6446840b63ef6882eeb89ad0a20c7cebf540f28565ee41a7f75147114a3");
        assertThat(signature.rHex()).isEqualTo("0xd16ce22837326d3340d36cfa1520e4d3cc795f8f7293e9c71cba238319e40688");
        assertThat(signature.sHex()).isEqualTo("0x222467ecba5aaa1a0297a7e7d684d174803be6ab4793b4097cd85714de2a4495");
        assertThat(signature.v()).isEqualTo(28);
    }

    private static Stream<DynamicTest> tests(JsonNode vectors) {
        return rows(vectors)
                .filter(row -> scheme(row).equals("l1") || scheme(row).equals("userSigned"))
                .map(row -> dynamicTest(row.path("name").asText(), () -> check(row)));
    }

    private static void check(JsonNode vector) {
        assumeFalse(vector.toString().contains("RETIRED"), "retired");
        WalletKey key = new WalletKey(new Secret(vector.path("privateKey").asText()));
        assertThat(key.address())
                .isEqualToIgnoringCase(vector.path("signerAddress").asText());
        if (scheme(vector).equals("l1")) {
            checkAction(vector, key);
        } else {
            checkTyped(vector, key);
        }
    }

    private static void checkAction(JsonNode vector, WalletKey key) {
        Signing signing = signing(vector.path("isMainnet").asBoolean() ? Network.MAINNET : Network.TESTNET);
        ObjectNode action = (ObjectNode) vector.path("action");
        JsonNode expires = vector.path("expiresAfter");

        byte[] connectionId = Signing.connectionId(
                action,
                vector.path("nonce").asLong(),
                vector.path("vaultAddress").asText(null),
                expires.isNumber() ? Long.valueOf(expires.asLong()) : null);

        assertThat(HexFormat.of().formatHex(MessagePack.bytes(action)))
                .isEqualTo(vector.path("msgpackHex").asText());
        same(vector, "connectionId", connectionId);
        same(vector, "signingDigest", signing.digest(connectionId));
        same(vector, signing.sign(key, connectionId));
    }

    private static void checkTyped(JsonNode vector, WalletKey key) {
        ObjectNode body = (ObjectNode) vector.path("action");
        UserAction.Kind kind = KINDS.stream()
                .filter(each -> each.type().equals(body.path("type").asText()))
                .findFirst()
                .orElseThrow();
        UserAction action = new UserAction(kind, body);

        same(vector, "typeHash", kind.typeHash());
        same(vector, "domainSeparator", action.domainSeparator());
        same(vector, "structHash", action.structHash());
        same(vector, "signingDigest", action.digest());
        same(vector, key.sign(action.digest()));
    }

    private static void same(JsonNode vector, String field, byte[] bytes) {
        assertThat(hex(bytes)).as(field).isEqualTo(vector.path(field).asText());
    }

    private static void same(JsonNode vector, Signature signature) {
        assertThat(signature.rHex()).isEqualTo(vector.at("/signature/r").asText());
        assertThat(signature.sHex()).isEqualTo(vector.at("/signature/s").asText());
        assertThat(signature.v()).isEqualTo(vector.at("/signature/v").asInt());
    }

    private static Signing signing(Network network) {
        return new Signing(
                network,
                Samples.clock(),
                VenueContext.unremembered(Clocks.of(Clock.systemUTC()), Samples.NO_CALLS, PermitMint.nothing()));
    }

    private static Stream<JsonNode> rows(JsonNode vectors) {
        if (!vectors.isArray()) {
            throw new UncheckedIOException(new IOException("the vectors are no list"));
        }
        return StreamSupport.stream(vectors.spliterator(), false);
    }

    private static String scheme(JsonNode vector) {
        return vector.path("scheme").asText();
    }

    private static String hex(byte[] bytes) {
        return "0x" + HexFormat.of().formatHex(bytes);
    }
}
