package io.azalai.simulator.aster;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The V1 scheme: {@code X-MBX-APIKEY}, timestamp, recvWindow and HMAC-SHA256 (aster.md section 2.2). */
final class KeyCheck {

    private static final long ORDINARY_WINDOW_MS = 5_000;
    private static final long WIDEST_WINDOW_MS = 60_000;
    private static final long AHEAD_MS = 1_000;

    private final Credentials credentials;
    private final Clock clock;

    KeyCheck(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /** Whether a request carries this key. */
    boolean isNamed(WireCall call) {
        return credentials.apiKey().equals(call.apiKey());
    }

    /** The key header alone, as listen keys and historical trades want it. */
    void key(WireCall call) {
        String key = call.apiKey();
        if (key == null || key.isBlank() || !key.matches("[A-Za-z0-9]{16,128}")) {
            throw Refusal.BAD_KEY_FORMAT.with();
        }
        if (!key.equals(credentials.apiKey())) {
            throw Refusal.REJECTED_KEY.with();
        }
    }

    /** Key, clock and signature, in this order. */
    void signed(WireCall call, Parameters parameters) {
        key(call);
        inTime(parameters);
        String given = parameters.text("signature").toLowerCase(Locale.ROOT);
        if (!MessageDigest.isEqual(bytes(given), bytes(hmac(call.signedText())))) {
            throw Refusal.BAD_SIGNATURE.with();
        }
    }

    private void inTime(Parameters parameters) {
        long timestamp = parameters.number("timestamp");
        long window = parameters.optionalLong("recvWindow").orElse(ORDINARY_WINDOW_MS);
        if (window < 0 || window > WIDEST_WINDOW_MS) {
            throw Refusal.INVALID_PARAMETER.with("recvWindow");
        }
        long now = clock.millis();
        if (timestamp >= now + AHEAD_MS) {
            throw Refusal.TIMESTAMP_AHEAD.with();
        }
        if (now - timestamp > window) {
            throw Refusal.TIMESTAMP_OUTSIDE_WINDOW.with();
        }
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(credentials.apiSecret()), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
