package io.azalai.bench;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Event;
import io.azalai.model.Order;
import io.azalai.model.Trade;

/**
 * A trade, or of an account an order, that is no data: its id says how many frames there were, and of which kind, since
 * the service may have to subscribe to several for one dataset.
 *
 * @param text with a gap for the id
 * @param symbol which no recorded frame of the stream has
 * @param symbolAt where the symbol stands
 * @param idAt where the id stands
 */
record Mark(String text, String symbol, JsonPointer symbolAt, JsonPointer idAt) {

    private static final String GAP = "%d";
    private static final Mark HYPERLIQUID_TRADE = mark("ETH", "/data/0/coin", "/data/0/tid", """
            {"channel":"trades","data":[{"coin":"ETH","side":"B","px":"1","sz":"1","time":1769940855551,"tid":%d}]}""");
    private static final Mark HYPERLIQUID_ORDER = mark("HPOS", "/data/0/order/coin", "/data/0/order/oid", """
            {"channel":"orderUpdates","data":[{"order":{"coin":"HPOS","oid":%d,"side":"B","limitPx":"1","sz":"1",\
            "origSz":"1","timestamp":1769940855551},"status":"open","statusTimestamp":1769940855551}]}""");
    private static final Mark ASTER_TRADE = mark("ASTERUSDT", "/s", "/a", """
            {"e":"aggTrade","E":1769940855551,"s":"ASTERUSDT","a":%d,"p":"1","q":"1","f":1,"l":1,"T":1769940855551,"m":true}""");
    private static final Mark ASTER_ORDER = mark("ASTERUSDT", "/o/s", "/o/i", """
            {"e":"ORDER_TRADE_UPDATE","E":1769940855551,"T":1769940855551,"o":{"s":"ASTERUSDT","i":%d,"c":"mark","S":"BUY",\
            "o":"LIMIT","f":"GTC","q":"1","p":"1","ap":"0","sp":"0","x":"NEW","X":"NEW","l":"0","z":"0","L":"0","N":"USDT",\
            "n":"0","T":1769940855551,"t":0,"m":false,"R":false,"ot":"LIMIT","ps":"BOTH","rp":"0"}}""");

    private static Mark mark(String symbol, String symbolAt, String idAt, String text) {
        return new Mark(text, symbol, JsonPointer.compile(symbolAt), JsonPointer.compile(idAt));
    }

    /** That of a kind of frames. */
    static Mark of(FrameKind kind) {
        return kind.venue().equals(FrameKind.HYPERLIQUID)
                ? (kind.isPrivate() ? HYPERLIQUID_ORDER : HYPERLIQUID_TRADE)
                : (kind.isPrivate() ? ASTER_ORDER : ASTER_TRADE);
    }

    /** The frame with that id. */
    String text(long id) {
        return text.formatted(id);
    }

    /** How such a frame begins, and no other. */
    String beginning() {
        return text.substring(0, text.indexOf(GAP));
    }

    /** The id in a frame; -1 in one that is no mark. */
    long idIn(JsonNode tree) {
        return tree.at(symbolAt).asText().equals(symbol) ? tree.at(idAt).asLong() : -1;
    }

    /** The id in an event; -1 in one that is of no mark. */
    long idIn(Event event) {
        if (event instanceof Trade trade && trade.listing().venueSymbol().equals(symbol)) {
            return Long.parseLong(trade.tradeId());
        }
        if (event instanceof Order order && order.listing().venueSymbol().equals(symbol)) {
            return Long.parseLong(String.valueOf(order.orderId()));
        }
        return -1;
    }
}
