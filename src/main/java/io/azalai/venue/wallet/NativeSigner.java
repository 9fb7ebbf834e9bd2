package io.azalai.venue.wallet;

import fr.acinq.secp256k1.Secp256k1;
import java.util.Arrays;

/** Signs with libsecp256k1 through JNI. Safe for many threads: immutable, and the library is. */
final class NativeSigner implements Signer {

    private static final int WORD = 32;

    private final Secp256k1 library = Secp256k1.get();
    private final byte[] secret;
    private final byte[] publicKey;

    NativeSigner(byte[] secret) {
        this.secret = secret.clone();
        this.publicKey = library.pubkeyCreate(secret);
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    @Override
    public Signature sign(byte[] digest) {
        byte[] rs = library.sign(digest, secret);
        // the library does not tell the recovery id; ids 2 and 3 need an r above the order, which nobody has ever seen
        boolean even = Arrays.equals(publicKey, library.ecdsaRecover(rs, digest, 0));
        return new Signature(Arrays.copyOf(rs, WORD), Arrays.copyOfRange(rs, WORD, 2 * WORD), even ? 27 : 28);
    }
}
