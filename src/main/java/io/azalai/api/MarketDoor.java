package io.azalai.api;

import io.azalai.model.Market;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.VenueRequest;
import java.util.concurrent.CompletableFuture;

/** What the services of one market of a venue share, whichever account they speak for. Safe for many threads. */
final class MarketDoor {

    final Engine engine;
    final OpenVenue venue;
    final Market market;
    final TickerReading tickers;

    MarketDoor(Engine engine, OpenVenue venue, Market market) {
        this.engine = engine;
        this.venue = venue;
        this.market = market;
        this.tickers = new TickerReading(this::send, engine.clock());
    }

    <R> CompletableFuture<R> send(VenueRequest<R> request) {
        return Answers.of(() -> engine.calls().send(venue.name(), request));
    }
}
