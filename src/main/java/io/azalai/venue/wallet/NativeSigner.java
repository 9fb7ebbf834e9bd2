package io.azalai.venue.wallet;

import fr.acinq.secp256k1.Secp256k1;
import java.math.BigInteger;
import java.util.Arrays;

/** Signs with libsecp256k1 through JNI. Safe for many threads: immutable, and the library is. */
final class NativeSigner implements Signer {

    private static final int WORD = 32;

    private final Secp256k1 library = Secp256k1.get();
    private final byte[] secret;
    private final BigInteger number;
    private final byte[] publicKey;

    NativeSigner(byte[] secret) {
        this.secret = secret.clone();
        this.number = new BigInteger(1, secret);
        this.publicKey = library.pubkeyCreate(secret);
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    @Override
    public Signature sign(byte[] digest) {
        byte[] rs = library.sign(digest, secret);
        byte[] r = Arrays.copyOf(rs, WORD);
        byte[] s = Arrays.copyOfRange(rs, WORD, 2 * WORD);
        return new Signature(r, s, 27 + parity(digest, r, s));
    }

    /**
     * The recovery id, which the library does not tell: whether the ordinate of k*G is odd, where k = (z + r*d) / s. Ids 2
     * and 3 need an r above the order, which nobody has ever seen.
     */
    private int parity(byte[] digest, byte[] r, byte[] s) {
        BigInteger k = new BigInteger(1, s)
                .modInverse(Curve.ORDER)
                .multiply(new BigInteger(1, digest).add(new BigInteger(1, r).multiply(number)))
                .mod(Curve.ORDER);
        byte[] point = library.pubkeyCreate(Curve.word(k));
        return point[point.length - 1] & 1;
    }
}
