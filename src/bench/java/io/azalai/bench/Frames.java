package io.azalai.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** The frames of a throughput run: recorded ones by kind, and the marks that say where the measured part lies. */
final class Frames {

    /** The coin of marks: a trade of it is no data, its id is a number of frames. */
    static final String MARK_COIN = "ETH";

    private Frames() {}

    /** Recorded Hyperliquid frames by the type of the subscription that brings them. */
    static Map<String, String> byKind() {
        Map<String, String> frames = new LinkedHashMap<>();
        for (String kind : new String[] {"bbo", "trades", "l2Book", "activeAssetCtx"}) {
            frames.put(kind, Recorded.payload("hyperliquid", "ws-" + kind));
        }
        return frames;
    }

    /** A trade that marks the start of the measured part with -1 and its end with the number of frames in it. */
    static String mark(long sent) {
        return """
            {"channel":"trades","data":[{"coin":"%s","side":"B","px":"1","sz":"1","time":1769940855551,"tid":%d}]}""".formatted(MARK_COIN, sent);
    }
}
