package io.azalai.venue.wallet;

import java.util.HexFormat;

/**
 * An ECDSA signature with its recovery value.
 *
 * @param r 32 bytes
 * @param s 32 bytes, in the lower half of the order
 * @param v 27 or 28
 */
@SuppressWarnings("ArrayRecordComponent") // made and encoded at once, never compared
public record Signature(byte[] r, byte[] s, int v) {

    /** {@code 0x} and 64 digits of r. */
    public String rHex() {
        return "0x" + HexFormat.of().formatHex(r);
    }

    /** {@code 0x} and 64 digits of s. */
    public String sHex() {
        return "0x" + HexFormat.of().formatHex(s);
    }

    /** {@code 0x} and r, s, v in one: 132 characters. */
    public String joined() {
        return rHex() + sHex().substring(2) + HexFormat.of().toHexDigits((byte) v);
    }
}
