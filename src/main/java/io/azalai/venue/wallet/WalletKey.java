package io.azalai.venue.wallet;

import io.azalai.settings.Secret;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * A secp256k1 private key that signs digests the Ethereum way: deterministic k (RFC 6979, SHA-256), low s. Safe for
 * many threads: immutable.
 */
public final class WalletKey {

    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final ECDomainParameters DOMAIN =
            new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());

    private final BigInteger secret;
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
        secret = new BigInteger(digits, 16);
        if (secret.signum() == 0 || secret.compareTo(DOMAIN.getN()) >= 0) {
            throw new IllegalArgumentException("the private key is outside the range of secp256k1");
        }
        address = addressOf(multiplyBase(secret));
    }

    /** Lower-case address with {@code 0x}. */
    public String address() {
        return address;
    }

    /** Signs a 32-byte digest. */
    public Signature sign(byte[] digest) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(secret, DOMAIN));
        BigInteger[] rs = signer.generateSignature(digest);
        BigInteger order = DOMAIN.getN();
        BigInteger message = new BigInteger(1, digest);
        // k*G = s^-1 * (z + r*d) * G: its parity is the recovery id, no search needed
        BigInteger k = rs[1].modInverse(order)
                .multiply(message.add(rs[0].multiply(secret)))
                .mod(order);
        boolean odd = multiplyBase(k).getAffineYCoord().testBitZero();
        boolean high = rs[1].compareTo(order.shiftRight(1)) > 0;
        return new Signature(word(rs[0]), word(high ? order.subtract(rs[1]) : rs[1]), odd ^ high ? 28 : 27);
    }

    private static ECPoint multiplyBase(BigInteger scalar) {
        return new FixedPointCombMultiplier().multiply(DOMAIN.getG(), scalar).normalize();
    }

    private static String addressOf(ECPoint point) {
        byte[] encoded = point.getEncoded(false);
        byte[] digest = Keccak.digest(Arrays.copyOfRange(encoded, 1, encoded.length));
        return "0x" + HexFormat.of().formatHex(digest, 12, 32).toLowerCase(Locale.ROOT);
    }

    private static byte[] word(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] word = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, word, 32 - length, length);
        return word;
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "WalletKey[" + address + "]";
    }
}
