package io.azalai.venue.wallet;

import io.azalai.settings.Secret;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A secp256k1 private key that signs digests the Ethereum way: deterministic k (RFC 6979, SHA-256), low s. Safe for
 * many threads: immutable.
 */
public final class WalletKey {

    private final Signer signer;
    private final String address;

    /**
     * From 64 hexadecimal digits, with or without {@code 0x}.
     *
     * @throws IllegalArgumentException when it is no such key; the text never shows it
     */
    public WalletKey(Secret key) {
        String digits = key.value().startsWith("0x") ? key.value().substring(2) : key.value();
        if (!digits.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException(
                    "a private key is 64 hexadecimal digits, optionally after 0x; this one has " + digits.length()
                            + " characters");
        }
        BigInteger secret = new BigInteger(digits, 16);
        if (secret.signum() == 0 || secret.compareTo(Curve.ORDER) >= 0) {
            throw new IllegalArgumentException("the private key is outside the range of secp256k1");
        }
        signer = Signer.of(HexFormat.of().parseHex(digits));
        address = addressOf(signer.publicKey());
    }

    /** Lower-case address with {@code 0x}. */
    public String address() {
        return address;
    }

    public Signature sign(byte[] digest) {
        return signer.sign(digest);
    }

    private static String addressOf(byte[] publicKey) {
        byte[] digest = Keccak.digest(Arrays.copyOfRange(publicKey, 1, publicKey.length));
        return "0x" + HexFormat.of().formatHex(digest, 12, 32);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "WalletKey[" + address + "]";
    }
}
