package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Market;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;

/** Payloads under {@code samples/hyperliquid}, and the metadata that goes with them. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-09-24T10:20:30Z");

    /** Of a venue that calls nothing by itself. */
    static final VenueCalls NO_CALLS = new VenueCalls() {
        @Override
        public <R> CompletableFuture<R> send(String venue, VenueRequest<R> request) {
            throw new UnsupportedOperationException("this venue calls nothing by itself");
        }
    };

    private Samples() {}

    /** The account {@code main} keeps its money apart. */
    static Modes separate() {
        Modes modes = new Modes(Clock.fixed(NOW, ZoneOffset.UTC));
        modes.learn("main", "default");
        return modes;
    }

    /** None told so far. */
    static MarkPrices marks() {
        return new MarkPrices(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Nothing told so far. */
    static ServerClock clock() {
        return new ServerClock(Clock.fixed(NOW, ZoneOffset.UTC), () -> 0);
    }

    static JsonNode json(String resource) {
        try (InputStream text = Samples.class.getResourceAsStream(resource)) {
            return Json.MAPPER.readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode sample(String name) {
        return json("/samples/hyperliquid/" + name + ".json");
    }

    /** Knows BTC, ETH, HPOS, LOOM (asset ids 0 to 3), and spot PURR/USDC and @1. */
    static Listings listings() {
        Listings listings = new Listings();
        try {
            listings.replace(
                    Market.PERP, InstrumentCodec.perpetuals(Json.as(sample("rest-meta"), MarketWire.Meta.class), NOW));
            listings.replace(
                    Market.SPOT,
                    InstrumentCodec.pairs(Json.as(sample("rest-spotMeta"), MarketWire.SpotMeta.class), NOW));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return listings;
    }
}
