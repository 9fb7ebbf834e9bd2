package io.azalai.venue.wallet;

import java.math.BigInteger;

/** What both signers know of secp256k1 (SEC 2, section 2.4.1). */
final class Curve {

    /** How many points it has. */
    static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    private static final int WORD = 32;

    private Curve() {}

    /** A number below the order as 32 bytes. */
    static byte[] word(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] word = new byte[WORD];
        int length = Math.min(WORD, bytes.length);
        System.arraycopy(bytes, bytes.length - length, word, WORD - length, length);
        return word;
    }
}
