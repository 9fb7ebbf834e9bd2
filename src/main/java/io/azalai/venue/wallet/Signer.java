package io.azalai.venue.wallet;

import java.util.function.Function;

/** One private key at work on the curve: deterministic k (RFC 6979, SHA-256), low s. Safe for many threads. */
interface Signer {

    /** The uncompressed public key: 65 bytes. */
    byte[] publicKey();

    /** A recoverable signature of a digest of 32 bytes. */
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
            return PortableSigner.without(noLibrary, secret);
        }
    }
}
