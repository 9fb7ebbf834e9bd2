package io.azalai.venue.wallet;

import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One private key at work on the curve: deterministic k (RFC 6979, SHA-256), low s. Safe for many threads. */
interface Signer {

    /** The uncompressed public key: 65 bytes. */
    byte[] publicKey();

    /** Signs a 32-byte digest. */
    Signature sign(byte[] digest);

    /** The fast one where its library loads on this machine, else the portable one; both sign alike. */
    static Signer of(byte[] secret) {
        return of(secret, NativeSigner::new);
    }

    /** The fast one by what makes it, where that works. */
    static Signer of(byte[] secret, Function<byte[], Signer> fast) {
        try {
            return fast.apply(secret);
        } catch (LinkageError | IllegalStateException noLibrary) {
            Logger log = LoggerFactory.getLogger(Signer.class);
            log.warn("libsecp256k1 does not load here, orders are signed in Java, a few times slower", noLibrary);
            return new PortableSigner(secret);
        }
    }
}
