package io.azalai.simulator.aster;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.digests.KeccakDigest;

/**
 * Typed data {@code Message(string msg)} of one chain and who signed it (aster.md section 2.4). The signer is recovered
 * with libsecp256k1, not with the code that signs our own orders. Immutable.
 */
final class TypedMessage {

    private static final byte[] MESSAGE_TYPE = keccak(utf8("Message(string msg)"));

    private final byte[] domain;

    TypedMessage(long chainId) {
        domain = keccak(
                keccak(utf8("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)")),
                keccak(utf8("AsterSignTransaction")),
                keccak(utf8("1")),
                word(BigInteger.valueOf(chainId)),
                new byte[32]);
    }

    byte[] digest(String text) {
        return keccak(new byte[] {0x19, 0x01}, domain, keccak(MESSAGE_TYPE, keccak(utf8(text))));
    }

    /** Lower-case address of who signed the text; empty when the signature is none. */
    Optional<String> signerOf(String text, String signature) {
        String digits = signature.startsWith("0x") ? signature.substring(2) : signature;
        if (!digits.matches("[0-9a-fA-F]{130}")) {
            return Optional.empty();
        }
        byte[] bytes = HexFormat.of().parseHex(digits);
        int recovery = bytes[64] >= 27 ? bytes[64] - 27 : bytes[64];
        if (recovery < 0 || recovery > 1) {
            return Optional.empty();
        }
        try {
            byte[] key = Secp256k1.get().ecdsaRecover(Arrays.copyOf(bytes, 64), digest(text), recovery);
            return Optional.of(address(key));
        } catch (Secp256k1Exception noSignature) {
            return Optional.empty();
        }
    }

    private static String address(byte[] publicKey) {
        byte[] digest = keccak(Arrays.copyOfRange(publicKey, 1, publicKey.length));
        return "0x" + HexFormat.of().formatHex(digest, 12, 32);
    }

    /** Address of a private key given as 64 hexadecimal digits after {@code 0x}. */
    static String addressOf(String privateKey) {
        return address(Secp256k1.get().pubkeyCreate(HexFormat.of().parseHex(privateKey.substring(2))));
    }

    private static byte[] keccak(byte[]... parts) {
        KeccakDigest keccak = new KeccakDigest(256);
        for (byte[] part : parts) {
            keccak.update(part, 0, part.length);
        }
        byte[] digest = new byte[32];
        keccak.doFinal(digest, 0);
        return digest;
    }

    private static byte[] word(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] word = new byte[32];
        System.arraycopy(bytes, 0, word, 32 - bytes.length, bytes.length);
        return word;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
