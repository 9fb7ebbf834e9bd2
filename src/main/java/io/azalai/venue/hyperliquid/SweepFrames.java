package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.azalai.model.Event;
import io.azalai.model.Listing;
import io.azalai.model.MarkPrice;
import io.azalai.model.Market;
import io.azalai.model.Source;
import io.azalai.venue.UnreadableFrameException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Public frames that tell of many coins at once, and are not hot (hyperliquid.md section 6.2). Coins
 * that metadata does not list are passed over, for such frames name outcomes and every dex. Safe for many threads:
 * it keeps nothing itself.
 */
final class SweepFrames {

    /** More than every coin of the venue takes, so that no frame grows without bound as it is inflated. */
    private static final int MOST_INFLATED = 4 << 20;

    private final Listings listings;
    private final MarkPrices marks;
    private final Map<String, Reader> readers = Map.of(
            "allMids", this::mids,
            "assetCtxs", this::ofDex,
            "allDexsAssetCtxs", this::ofAllDexes,
            "spotAssetCtxs", this::ofPairs,
            "fastAssetCtxs", this::packed);

    SweepFrames(Listings listings, MarkPrices marks) {
        this.listings = listings;
        this.marks = marks;
    }

    boolean reads(@Nullable String channel) {
        return channel != null && readers.containsKey(channel);
    }

    void read(@Nullable String channel, JsonNode data, Instant receivedAt, List<Event> events)
            throws IOException, UnreadableFrameException {
        Reader reader = readers.get(channel == null ? "" : channel);
        try {
            if (reader != null) {
                reader.read(data, receivedAt, events);
            }
        } catch (NumberFormatException absurd) {
            throw absurd;
        } catch (IllegalArgumentException strange) {
            throw new UnreadableFrameException("bad-shape", String.valueOf(strange.getMessage()), strange);
        }
    }

    /** A mid stands for the last price where no trade is known (section 10). */
    private void mids(JsonNode data, Instant receivedAt, List<Event> events) throws JsonProcessingException {
        events.addAll(HistoryCodec.mids(listings.symbols(), object(data.path("mids")), receivedAt, Source.WS));
    }

    private void ofDex(JsonNode data, Instant receivedAt, List<Event> events) throws JsonProcessingException {
        figures(data.path("dex").asText(""), data.path("ctxs"), receivedAt, events);
    }

    private void ofAllDexes(JsonNode data, Instant receivedAt, List<Event> events) throws JsonProcessingException {
        for (JsonNode dex : Json.rows(data.path("ctxs"))) {
            figures(dex.path(0).asText(), dex.path(1), receivedAt, events);
        }
    }

    /** Figures follow the order of their dex's universe. */
    private void figures(String dex, JsonNode rows, Instant receivedAt, List<Event> events)
            throws JsonProcessingException {
        List<Listing> perpetuals = listings.perpetuals(dex);
        for (int i = 0; i < Math.min(Json.rows(rows).size(), perpetuals.size()); i++) {
            figures(perpetuals.get(i), Json.as(rows.path(i), MarketWire.Context.class), receivedAt, events);
        }
    }

    private void ofPairs(JsonNode data, Instant receivedAt, List<Event> events) throws JsonProcessingException {
        for (JsonNode row : Json.rows(data)) {
            String coin = Json.as(row, MarketWire.SpotContext.class).coin();
            Listing listing = listings.symbols().onWire(Market.SPOT, coin);
            if (listing != null) {
                figures(listing, Json.as(row, MarketWire.Context.class), receivedAt, events);
            }
        }
    }

    private void figures(Listing listing, MarketWire.Context told, Instant receivedAt, List<Event> events) {
        MarketWire.Context context = MarketCodec.remembered(listing, told, receivedAt, marks);
        MarketCodec.figures(listing, context, receivedAt, Source.WS, events::add);
    }

    /** Marks of perpetuals, packed: base64 of raw deflate. */
    private void packed(JsonNode data, Instant receivedAt, List<Event> events) throws IOException {
        JsonNode coins = Json.MAPPER.readTree(inflated(Base64.getDecoder().decode(data.asText())));
        for (Map.Entry<String, JsonNode> coin : object(coins).properties()) {
            Listing listing = listings.symbols().onWire(Market.PERP, coin.getKey());
            BigDecimal mark = Json.as(coin.getValue(), MarketWire.Marks.class).markPx();
            if (listing != null && mark != null) {
                events.add(new MarkPrice(listing, mark, null, receivedAt, receivedAt, Source.WS));
            }
        }
    }

    private static byte[] inflated(byte[] packed) throws IOException {
        Inflater raw = new Inflater(true);
        try (InputStream stream = new InflaterInputStream(new ByteArrayInputStream(packed), raw)) {
            return stream.readNBytes(MOST_INFLATED);
        } finally {
            raw.end();
        }
    }

    private static JsonNode object(JsonNode node) throws JsonProcessingException {
        if (node.getNodeType() != JsonNodeType.OBJECT) {
            throw new Json.MissingPart("object");
        }
        return node;
    }

    private interface Reader {
        void read(JsonNode data, Instant receivedAt, List<Event> events) throws IOException, UnreadableFrameException;
    }
}
