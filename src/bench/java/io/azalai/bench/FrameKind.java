package io.azalai.bench;

import io.azalai.model.Dataset;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/**
 * One kind of frame of a throughput run: a recorded one, and the marks that say where the measured part lies.
 *
 * @param stream of the venue, whose route takes it
 * @param channel what a subscription to it holds: a type on Hyperliquid, a stream's name on Aster; of a private frame
 *     its type
 * @param dataset what is wanted of the service, so that it subscribes to the channel; private ones come unasked
 * @param frame the recorded frame
 */
record FrameKind(String venue, String stream, String channel, Dataset dataset, String frame) {

    private static final int MOST = 100;
    private static final int BLOCK = 32;

    /** More fills than the service remembers of an account. */
    private static final int FILLS = 12_000;

    static final String HYPERLIQUID = "hyperliquid";
    private static final String ASTER = "aster";
    private static final List<FrameKind> ALL = List.of(
            hyperliquid("bbo", Dataset.BBO, "ws-bbo"),
            hyperliquid("trades", Dataset.TRADE, "ws-trades"),
            hyperliquid("l2Book", Dataset.ORDER_BOOK, "ws-l2Book"),
            hyperliquid("activeAssetCtx", Dataset.MARK_PRICE, "ws-activeAssetCtx"),
            hyperliquid("candle", Dataset.CANDLE, "ws-candle"),
            ofAccount(HYPERLIQUID, "account", "orderUpdates", Dataset.ORDER, "ws-orderUpdates"),
            ofAccount(HYPERLIQUID, "account", "userFills", Dataset.FILL, "ws-userFills-snapshot"),
            ofAccount(HYPERLIQUID, "account", "clearinghouseState", Dataset.POSITION, "ws-clearinghouseState"),
            aster("btcusdt@bookTicker", Dataset.BBO, "ws-futures-bookTicker-observed"),
            aster("btcusdt@aggTrade", Dataset.TRADE, "ws-futures-aggTrade"),
            aster("btcusdt@depth@100ms", Dataset.BOOK_DELTA, "ws-futures-depth-diff"),
            aster("btcusdt@markPrice@1s", Dataset.MARK_PRICE, "ws-futures-markPrice"),
            aster("btcusdt@kline_1m", Dataset.CANDLE, "ws-futures-kline"),
            aster("btcusdt@ticker", Dataset.TICKER, "ws-futures-ticker"),
            ofAccount(
                    ASTER,
                    "futures-account",
                    "ORDER_TRADE_UPDATE",
                    Dataset.ORDER,
                    "ws-futures-user-ORDER_TRADE_UPDATE"),
            ofAccount(ASTER, "futures-account", "ACCOUNT_UPDATE", Dataset.POSITION, "ws-futures-user-ACCOUNT_UPDATE"));

    /** All kinds, venue by venue. */
    static List<FrameKind> all() {
        return ALL;
    }

    private static FrameKind hyperliquid(String channel, Dataset dataset, String sample) {
        return new FrameKind(HYPERLIQUID, "market", channel, dataset, Recorded.payload(HYPERLIQUID, sample));
    }

    private static FrameKind aster(String channel, Dataset dataset, String sample) {
        return new FrameKind(ASTER, "futures-market", channel, dataset, Recorded.payload(ASTER, sample));
    }

    private static FrameKind ofAccount(String venue, String stream, String channel, Dataset dataset, String sample) {
        return new FrameKind(venue, stream, channel, dataset, Recorded.payload(venue, sample));
    }

    /** Whether it is of an account. */
    boolean isPrivate() {
        return stream.endsWith("account");
    }

    /** The frames that are sent over and over; each fill has an id of its own, since one told before is no news. */
    List<String> block() {
        return channel.equals("userFills")
                ? LongStream.range(0, FILLS)
                        .mapToObj(fill ->
                                frame.replaceAll("(?<=\"tid\":)\\d+", Long.toString(17_679_709_380_000L + fill)))
                        .toList()
                : Collections.nCopies(BLOCK, frame);
    }

    /** Where a client gets it: the channel of a private one is part of the address. */
    URI address(URI server) {
        return isPrivate() ? URI.create(server + "/" + channel) : server;
    }

    /** Whether it is poured over whoever comes there, without being asked for. */
    boolean isPouredAt(String path) {
        return isPrivate() && (path + "/").contains("/" + channel + "/");
    }

    /** Whether a frame of a client asks for it. */
    boolean isAskedForBy(String request) {
        return !isPrivate()
                && (request.contains("\"subscribe\"") || request.contains("\"SUBSCRIBE\""))
                && request.contains("\"" + channel + "\"");
    }

    /** What a client without the service says to get it. */
    String request() {
        return venue.equals(HYPERLIQUID)
                ? "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"" + channel + "\",\"coin\":\"BTC\"}}"
                : "{\"method\":\"SUBSCRIBE\",\"params\":[\"" + channel + "\"],\"id\":1}";
    }

    /** A frame that marks the start of the measured part with 0 and its end with the number of frames in it. */
    String mark(long sent) {
        return Mark.of(this).text(sent * MOST + ALL.indexOf(this));
    }

    /** What a mark of this kind says, by its id; -1 for those of other kinds, and for none. */
    long sent(long id) {
        return id % MOST == ALL.indexOf(this) ? id / MOST : -1;
    }
}
