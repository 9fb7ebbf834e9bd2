package io.azalai.api;

import io.azalai.model.Market;
import io.azalai.trade.AccountSettings;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.VenueRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the services of one market of a venue share, whichever account they speak for. What it answers is completed on
 * threads of its own: a callback that waits for another answer must hold up none that a venue's requests need. Safe for
 * many threads.
 */
final class MarketDoor {

    final Engine engine;
    final OpenVenue venue;
    final Market market;
    final TickerReading tickers;
    private final Executor answering;

    MarketDoor(Engine engine, OpenVenue venue, Market market, Executor answering) {
        this.engine = engine;
        this.venue = venue;
        this.market = market;
        this.answering = answering;
        this.tickers = new TickerReading(this::send, engine.clock());
    }

    <R> CompletableFuture<R> send(VenueRequest<R> request) {
        return answered(() -> engine.calls().send(venue.name(), request));
    }

    <R> CompletableFuture<R> set(Function<AccountSettings, CompletableFuture<R>> change) {
        return answered(() -> change.apply(engine.accountSettings()));
    }

    /** What a call of the service comes to, completed where its callbacks may wait. */
    <R> CompletableFuture<R> answered(Supplier<CompletableFuture<R>> call) {
        return Answers.of(call).whenCompleteAsync((answer, failure) -> {}, answering);
    }
}
