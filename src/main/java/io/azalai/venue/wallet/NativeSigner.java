package io.azalai.venue.wallet;

import fr.acinq.secp256k1.Secp256k1;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/**
 * Signs with libsecp256k1 through JNI. The library's own signature does not tell the recovery id, and finding it costs
 * another multiplication of the base point; so k is derived here, and the one multiplication by the library gives r and
 * the id at once. What handles secrets takes the same time whatever they are. Safe for many threads: immutable, and the
 * library is.
 */
final class NativeSigner implements Signer {

    private static final int WORD = 32;
    private static final byte[] HALF_ORDER = Curve.word(Curve.ORDER.shiftRight(1));

    private final Secp256k1 library = Secp256k1.get();
    private final byte[] secret;
    private final DeterministicNonce nonces;
    private final byte[] publicKey;

    NativeSigner(byte[] secret) {
        this.secret = secret.clone();
        this.nonces = new DeterministicNonce(secret);
        this.publicKey = library.pubkeyCreate(secret);
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /**
     * (r, s) with r the abscissa of k*G and s = (z + r*d) / k; the negative of an s in the upper half, which negates
     * k*G.
     */
    @Override
    public Signature sign(byte[] digest) {
        byte[] k = nonces.of(digest);
        byte[] point = library.pubkeyCreate(k);
        byte[] r = Arrays.copyOfRange(point, 1, 1 + WORD);
        byte[] product = library.privKeyTweakMul(secret.clone(), r); // a clone, for it is written over
        byte[] sum = library.privKeyTweakAdd(product, digest);
        byte[] s = library.privKeyTweakMul(sum, inverse(k));
        boolean odd = (point[point.length - 1] & 1) == 1;
        boolean high = Arrays.compareUnsigned(s, HALF_ORDER) > 0;
        return new Signature(r, high ? library.privKeyNegate(s) : s, odd ^ high ? 28 : 27);
    }

    private static byte[] inverse(byte[] k) {
        return Curve.word(BigIntegers.modOddInverse(Curve.ORDER, new BigInteger(1, k)));
    }
}
