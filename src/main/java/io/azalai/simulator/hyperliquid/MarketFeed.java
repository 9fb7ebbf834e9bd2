package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Statistics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;

/** What subscriptions of markets carry (section 6.2). Safe for many threads: immutable. */
final class MarketFeed {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int BACKFILL = 30;
    private static final int FULL_DEPTH = 20;
    private static final int FAST_DEPTH = 5;

    private final Engine engine;
    private final Universe universe;
    private final MarketWire market;
    private final Candles candles;
    private final Clock clock;

    MarketFeed(Engine engine, Universe universe, MarketWire market, Candles candles, Clock clock) {
        this.engine = engine;
        this.universe = universe;
        this.market = market;
        this.candles = candles;
        this.clock = clock;
    }

    /** Whether a type is about markets rather than a user. */
    static boolean carries(Subscription subscription) {
        return subscription.user().isEmpty();
    }

    /** Sends the first frame of a subscription. */
    void begin(Conversation to, Subscription subscription) {
        if (subscription.type().equals("trades")) {
            to.send("trades", market.trades(coin(subscription), BACKFILL));
        } else {
            send(to, subscription);
        }
    }

    /** Sends what a subscription shows now. */
    void send(Conversation to, Subscription subscription) {
        String type = subscription.type();
        switch (type) {
            case "l2Book" -> to.send(type, book(subscription));
            case "bbo" -> to.send(type, market.bbo(coin(subscription)));
            case "allMids" -> to.send(type, mids(subscription.dex()));
            case "candle" ->
                candles.current(coin(subscription), subscription.length(), clock.millis())
                        .ifPresent(candle -> to.send(type, candle));
            case "assetCtxs" -> {
                ObjectNode data = JSON.objectNode().put("dex", subscription.dex());
                data.set("ctxs", market.perpetualContexts(subscription.dex()));
                to.send(type, data);
            }
            case "allDexsAssetCtxs" -> to.send(type, allDexs());
            case "spotAssetCtxs" -> to.send(type, market.spotContexts());
            case "fastAssetCtxs" -> to.send(type, JSON.textNode(fast()));
            case "activeAssetCtx" -> context(to, coin(subscription));
            default -> {
                // trades and outcomes come when they happen
            }
        }
    }

    private void context(Conversation to, Coin coin) {
        ObjectNode data = JSON.objectNode().put("coin", coin.name());
        data.set("ctx", market.context(coin));
        to.send(coin.isSpot() ? "activeSpotAssetCtx" : "activeAssetCtx", data);
    }

    private ObjectNode mids(String dex) {
        ObjectNode data = JSON.objectNode();
        data.set("mids", market.mids(dex));
        return dex.isEmpty() ? data : data.put("dex", dex);
    }

    private ObjectNode allDexs() {
        ObjectNode data = JSON.objectNode();
        ArrayNode all = data.putArray("ctxs");
        universe.dexNames().forEach(dex -> all.addArray().add(dex).add(market.perpetualContexts(dex)));
        return data;
    }

    private ObjectNode book(Subscription subscription) {
        Coin coin = coin(subscription);
        if (subscription.figures() > 0) {
            return market.aggregatedBook(coin, subscription.figures(), subscription.mantissa());
        }
        ObjectNode book = market.book(coin, subscription.fast() ? FAST_DEPTH : FULL_DEPTH);
        return subscription.fast() ? book.put("fast", true) : book;
    }

    /** Mark and mid of everything, deflated without a header, in base64. */
    private String fast() {
        ObjectNode all = JSON.objectNode();
        for (Coin coin : universe.coins()) {
            if (!coin.delisted()) {
                Statistics now = engine.statistics(coin.name());
                ObjectNode row = all.putObject(coin.name()).put("markPx", Decimals.text(now.mark()));
                engine.book(coin.name(), 1).mid().ifPresent(mid -> row.put("midPx", Decimals.text(mid)));
            }
        }
        byte[] text = all.toString().getBytes(StandardCharsets.UTF_8);
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(text);
        deflater.finish();
        byte[] packed = new byte[text.length + 64];
        int length = deflater.deflate(packed);
        deflater.end();
        return Base64.getEncoder().encodeToString(Arrays.copyOf(packed, length));
    }

    private Coin coin(Subscription subscription) {
        return universe.coin(subscription.coin()).orElseThrow();
    }
}
