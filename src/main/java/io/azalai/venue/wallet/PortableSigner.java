package io.azalai.venue.wallet;

import java.math.BigInteger;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs in Java, on machines that libsecp256k1 does not load on. Safe for many threads: immutable. */
final class PortableSigner implements Signer {

    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final ECDomainParameters DOMAIN =
            new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());

    private static final Logger LOG = LoggerFactory.getLogger(PortableSigner.class);

    private final BigInteger secret;

    /** Where the library does not load, and why. */
    static PortableSigner without(Throwable library, byte[] secret) {
        LOG.warn("libsecp256k1 does not load here, orders are signed in Java, a few times slower", library);
        return new PortableSigner(secret);
    }

    PortableSigner(byte[] secret) {
        this.secret = new BigInteger(1, secret);
    }

    @Override
    public byte[] publicKey() {
        return multiplyBase(secret).getEncoded(false);
    }

    @Override
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
        return new Signature(Curve.word(rs[0]), Curve.word(high ? order.subtract(rs[1]) : rs[1]), odd ^ high ? 28 : 27);
    }

    private static ECPoint multiplyBase(BigInteger scalar) {
        return new FixedPointCombMultiplier().multiply(DOMAIN.getG(), scalar).normalize();
    }
}
