package io.azalai.simulator.loopback;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Ethereum wallets seen from a venue: who signed, through libsecp256k1 and not through our own signing code. */
public final class Wallets {

    private Wallets() {}

    /** Keccak-256 of the parts, one after the other. */
    public static byte[] keccak(byte[]... parts) {
        KeccakDigest digest = new KeccakDigest(256);
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] hash = new byte[32];
        digest.doFinal(hash, 0);
        return hash;
    }

    /** A private key that depends on the seed and a name only, {@code 0x} and 64 digits. */
    public static String derivedKey(long seed, String name) {
        return "0x"
                + HexFormat.of()
                        .formatHex(keccak(("azalai simulator|" + seed + "|" + name).getBytes(StandardCharsets.UTF_8)));
    }

    /** Lower-case address of a private key. */
    public static String address(String privateKey) {
        return address(Secp256k1.get().pubkeyCreate(HexFormat.of().parseHex(privateKey.substring(2))));
    }

    /**
     * Who signed a digest.
     *
     * @param r hexadecimal with {@code 0x}, leading zeros optional
     * @param s as r
     * @param v 27 or 28 (0 and 1 are taken too)
     * @return the lower-case address; empty when no key can have made this signature
     */
    public static Optional<String> recover(byte[] digest, String r, String s, int v) {
        int id = v >= 27 ? v - 27 : v;
        if (id < 0 || id > 1) {
            return Optional.empty();
        }
        try {
            byte[] signature = HexFormat.of().parseHex(word(r) + word(s));
            return Optional.of(address(Secp256k1.get().ecdsaRecover(signature, digest, id)));
        } catch (Secp256k1Exception | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String word(String hex) {
        String digits = hex.startsWith("0x") ? hex.substring(2) : hex;
        if (digits.length() > 64) {
            throw new IllegalArgumentException("longer than 32 bytes");
        }
        return "0".repeat(64 - digits.length()) + digits;
    }

    private static String address(byte[] publicKey) {
        byte[] hash = keccak(Arrays.copyOfRange(publicKey, 1, 65));
        return "0x" + HexFormat.of().formatHex(hash, 12, 32);
    }
}
