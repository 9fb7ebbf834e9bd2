package io.azalai.venue.wallet;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256 as Ethereum uses it, which is not SHA3-256. */
public final class Keccak {

    private Keccak() {}

    /** Digest of the parts, one after the other: 32 bytes. */
    public static byte[] digest(byte[]... parts) {
        KeccakDigest keccak = new KeccakDigest(256);
        for (byte[] part : parts) {
            keccak.update(part, 0, part.length);
        }
        byte[] digest = new byte[32];
        keccak.doFinal(digest, 0);
        return digest;
    }

    /** Digest of a text's UTF-8 bytes. */
    public static byte[] digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
