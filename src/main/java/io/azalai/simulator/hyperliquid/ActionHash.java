package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.loopback.Wallets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** What an L1 action's signature is over (section 4.2), computed from the typed data's own words. Pure. */
final class ActionHash {

    private static final byte[] AGENT_TYPE = hash("Agent(string source,bytes32 connectionId)");
    private static final byte[] DOMAIN = Wallets.keccak(
            hash("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
            hash("Exchange"),
            hash("1"),
            ByteBuffer.allocate(32).putLong(24, 1337).array(),
            new byte[32]);

    private ActionHash() {}

    /**
     * Digest that was signed.
     *
     * @param vault 20 bytes as hexadecimal with or without {@code 0x}; null when none
     * @param expiresAfter milliseconds; null when none
     * @param mainnet which phantom agent: a or b
     */
    static byte[] digest(
            JsonNode action, long nonce, @Nullable String vault, @Nullable Long expiresAfter, boolean mainnet) {
        byte[] agent =
                Wallets.keccak(AGENT_TYPE, hash(mainnet ? "a" : "b"), connectionId(action, nonce, vault, expiresAfter));
        return Wallets.keccak(new byte[] {0x19, 0x01}, DOMAIN, agent);
    }

    static byte[] connectionId(JsonNode action, long nonce, @Nullable String vault, @Nullable Long expiresAfter) {
        byte[] vaultPart = vault == null
                ? new byte[] {0}
                : HexFormat.of().parseHex("01" + (vault.startsWith("0x") ? vault.substring(2) : vault));
        byte[] expiry = expiresAfter == null
                ? new byte[0]
                : ByteBuffer.allocate(9).put((byte) 0).putLong(expiresAfter).array();
        return Wallets.keccak(
                packed(action), ByteBuffer.allocate(8).putLong(nonce).array(), vaultPart, expiry);
    }

    private static byte[] packed(JsonNode action) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            pack(packer, action);
            return packer.toByteArray();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void pack(MessageBufferPacker packer, JsonNode value) throws IOException {
        switch (value.getNodeType()) {
            case OBJECT -> {
                packer.packMapHeader(value.size());
                for (Map.Entry<String, JsonNode> entry : value.properties()) {
                    packer.packString(entry.getKey());
                    pack(packer, entry.getValue());
                }
            }
            case ARRAY -> {
                packer.packArrayHeader(value.size());
                for (JsonNode element : value) {
                    pack(packer, element);
                }
            }
            case STRING -> packer.packString(value.asText());
            case BOOLEAN -> packer.packBoolean(value.asBoolean());
            case NUMBER -> packNumber(packer, value);
            case NULL -> packer.packNil();
            case BINARY, MISSING, POJO -> throw new UnreadableException("cannot encode " + value.getNodeType());
        }
    }

    private static void packNumber(MessageBufferPacker packer, JsonNode value) throws IOException {
        if (!value.isIntegralNumber()) {
            throw new UnreadableException("fractions are sent as text");
        }
        BigInteger number = value.bigIntegerValue();
        if (number.bitLength() < 64) {
            packer.packLong(number.longValue());
        } else {
            packer.packBigInteger(number);
        }
    }

    private static byte[] hash(String text) {
        return Wallets.keccak(text.getBytes(StandardCharsets.UTF_8));
    }
}
