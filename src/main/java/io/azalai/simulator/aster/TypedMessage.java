package io.azalai.simulator.aster;

import static io.azalai.simulator.loopback.Wallets.keccak;

import io.azalai.simulator.loopback.Wallets;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Typed data of one chain and who signed it (aster.md sections 2.4 and 2.5). The signer is recovered with libsecp256k1,
 * not with the code that signs our own orders. Immutable.
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
        return digest(structHash(text));
    }

    static byte[] structHash(String text) {
        return keccak(MESSAGE_TYPE, keccak(utf8(text)));
    }

    /** Digest of a struct of which the hash is known. */
    byte[] digest(byte[] structHash) {
        return keccak(new byte[] {0x19, 0x01}, domain, structHash);
    }

    /** Lower-case address of who signed the text; empty when the signature is none. */
    Optional<String> signerOf(String text, String signature) {
        return signer(digest(text), signature);
    }

    /** Lower-case address of who signed a struct; empty when the signature is none. */
    Optional<String> signerOf(byte[] structHash, String signature) {
        return signer(digest(structHash), signature);
    }

    private static Optional<String> signer(byte[] digest, String signature) {
        String digits = signature.startsWith("0x") ? signature.substring(2) : signature;
        if (!digits.matches("[0-9a-fA-F]{130}")) {
            return Optional.empty();
        }
        int v = Integer.parseInt(digits.substring(128), 16);
        return Wallets.recover(digest, digits.substring(0, 64), digits.substring(64, 128), v);
    }

    static byte[] word(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] word = new byte[32];
        System.arraycopy(bytes, 0, word, 32 - bytes.length, bytes.length);
        return word;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
