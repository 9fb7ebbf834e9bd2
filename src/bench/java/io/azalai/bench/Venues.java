package io.azalai.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.model.Market;
import io.azalai.settings.Block;
import io.azalai.settings.Problem;
import io.azalai.timing.Clocks;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.HttpReply;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.PermitMint;
import io.azalai.venue.Venue;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;

/** Both venues, opened as the service opens them, with recorded metadata and keys of nobody. */
final class Venues {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> SETTINGS =
            Map.of("hyperliquid", """
            {"account_address": "0x19e7e376e7c213b7e7e7e46cc70a5dd086daff2a", "secret_key": "0x%s", "fast_book": false}""".formatted("11".repeat(32)), "aster", """
            {"user": "0x63DD5aCC6b1aa0f563956C0e534DD30B6dcF7C4e",
             "signer": "0x19e7e376e7c213b7e7e7e46cc70a5dd086daff2a", "private_key": "0x%s"}""".formatted("11".repeat(32)));

    private static final Map<String, Map<Market, String>> METADATA = Map.of(
            "hyperliquid", Map.of(Market.PERP, "rest-meta", Market.SPOT, "rest-spotMeta"),
            "aster",
                    Map.of(
                            Market.PERP,
                            "futures-rest-exchangeInfo-captured",
                            Market.SPOT,
                            "spot-rest-exchangeInfo-captured"));

    private Venues() {}

    /** The venue of that name, on a stopped clock, accepting the permits of this mint. */
    static OpenVenue open(String name, PermitMint mint) {
        List<Problem> problems = new ArrayList<>();
        OpenVenue venue = named(name)
                .read(new Block("exchanges." + name, settings(name), problems))
                .open(VenueContext.unremembered(
                        Clocks.of(Clock.fixed(NOW, ZoneOffset.UTC)), new NoCalls(), mint.check()));
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
        METADATA.get(name).forEach((market, sample) -> venue.requests()
                .decode(
                        new MarketRequest.ReadInstruments(market),
                        new HttpReply(200, Map.of(), metadata(name, sample), NOW)));
        if (name.equals("aster")) {
            venue.requests()
                    .decode(
                            new MarketRequest.ReadFundingIntervals(),
                            new HttpReply(200, Map.of(), Recorded.payload(name, "futures-rest-fundingInfo"), NOW));
        }
        return venue;
    }

    /** With the coin of the recorded fill, which the recorded metadata lack. */
    private static String metadata(String name, String sample) {
        String recorded = Recorded.payload(name, sample);
        return sample.equals("rest-meta")
                ? recorded.replace(
                        "],\"marginTables\"",
                        ",{\"name\":\"ARB\",\"szDecimals\":1,\"maxLeverage\":10}],\"marginTables\"")
                : recorded;
    }

    private static Venue named(String name) {
        return ServiceLoader.load(Venue.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(venue -> venue.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode settings(String name) {
        try {
            return JSON.readTree(SETTINGS.get(name));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Nothing is ever sent; whoever wants a private stream gets a key. */
    private static final class NoCalls implements VenueCalls {
        @Override
        @SuppressWarnings("unchecked") // the answer to this request is a text
        public <R> CompletableFuture<R> send(String venue, VenueRequest<R> request) {
            return request instanceof AccountRequest.UserStreamKey
                    ? (CompletableFuture<R>) CompletableFuture.completedFuture("key")
                    : new CompletableFuture<>();
        }
    }
}
