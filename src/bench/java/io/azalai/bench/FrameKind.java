package io.azalai.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Dataset;
import java.util.List;
import java.util.Set;

/**
 * One kind of frame of a throughput run: a recorded one, and the marks that say where the measured part lies.
 *
 * @param channel what a subscription to it holds: a type on Hyperliquid, a stream's name on Aster
 * @param dataset what is wanted of the service, so that it subscribes to the channel
 * @param frame the recorded frame
 */
record FrameKind(String venue, String channel, Dataset dataset, String frame) {

    /** The symbols of marks: a trade of one is no data, its id is a number of frames. */
    static final Set<String> MARK_SYMBOLS = Set.of("ETH", "ASTERUSDT");

    private static final int MOST = 100;
    private static final String HYPERLIQUID = "hyperliquid";
    private static final String ASTER = "aster";
    private static final List<FrameKind> ALL = List.of(
            recorded(HYPERLIQUID, "bbo", Dataset.BBO, "ws-bbo"),
            recorded(HYPERLIQUID, "trades", Dataset.TRADE, "ws-trades"),
            recorded(HYPERLIQUID, "l2Book", Dataset.ORDER_BOOK, "ws-l2Book"),
            recorded(HYPERLIQUID, "activeAssetCtx", Dataset.MARK_PRICE, "ws-activeAssetCtx"),
            recorded(HYPERLIQUID, "candle", Dataset.CANDLE, "ws-candle"),
            recorded(ASTER, "btcusdt@bookTicker", Dataset.BBO, "ws-futures-bookTicker-observed"),
            recorded(ASTER, "btcusdt@aggTrade", Dataset.TRADE, "ws-futures-aggTrade"),
            recorded(ASTER, "btcusdt@depth@100ms", Dataset.BOOK_DELTA, "ws-futures-depth-diff"),
            recorded(ASTER, "btcusdt@markPrice@1s", Dataset.MARK_PRICE, "ws-futures-markPrice"),
            recorded(ASTER, "btcusdt@kline_1m", Dataset.CANDLE, "ws-futures-kline"),
            recorded(ASTER, "btcusdt@ticker", Dataset.TICKER, "ws-futures-ticker"));

    /** All kinds, venue by venue. */
    static List<FrameKind> all() {
        return ALL;
    }

    private static FrameKind recorded(String venue, String channel, Dataset dataset, String sample) {
        return new FrameKind(venue, channel, dataset, Recorded.payload(venue, sample));
    }

    /** Whether a frame of a client asks for it. */
    boolean isAskedForBy(String request) {
        return (request.contains("\"subscribe\"") || request.contains("\"SUBSCRIBE\""))
                && request.contains("\"" + channel + "\"");
    }

    /** What a client without the service says to get it. */
    String request() {
        return venue.equals(HYPERLIQUID)
                ? "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"" + channel + "\",\"coin\":\"BTC\"}}"
                : "{\"method\":\"SUBSCRIBE\",\"params\":[\"" + channel + "\"],\"id\":1}";
    }

    /**
     * A trade that marks the start of the measured part with 0 and its end with the number of frames in it. Its id
     * tells the kind as well: the service may have to subscribe to several for one dataset.
     */
    String mark(long sent) {
        long id = sent * MOST + ALL.indexOf(this);
        return venue.equals(HYPERLIQUID) ? """
            {"channel":"trades","data":[{"coin":"ETH","side":"B","px":"1","sz":"1","time":1769940855551,"tid":%d}]}""".formatted(id) : """
            {"e":"aggTrade","E":1769940855551,"s":"ASTERUSDT","a":%d,"p":"1","q":"1","f":1,"l":1,"T":1769940855551,"m":true}""".formatted(id);
    }

    /** What a mark of this kind says, by its trade's id; -1 for those of other kinds. */
    long sent(long id) {
        return id % MOST == ALL.indexOf(this) ? id / MOST : -1;
    }

    /** What a mark of this kind says; -1 for other frames. */
    long markIn(JsonNode tree) {
        JsonNode trade = venue.equals(HYPERLIQUID) ? tree.path("data").path(0) : tree;
        String symbol = trade.path(venue.equals(HYPERLIQUID) ? "coin" : "s").asText();
        return MARK_SYMBOLS.contains(symbol)
                ? sent(trade.path(venue.equals(HYPERLIQUID) ? "tid" : "a").asLong())
                : -1;
    }
}
