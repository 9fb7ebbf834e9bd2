package io.azalai.trade.paper;

import io.azalai.model.Event;
import io.azalai.trade.Later;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.PermitMint;
import io.azalai.venue.VenueException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The accounts of all venues in mode paper. Safe for many threads: an immutable map of venues, each with its lock. */
public final class PaperTrading implements AutoCloseable {

    private final ExecutorService telling = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "paper-tell");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, PaperVenue> venues;

    /**
     * What paper trading is built on.
     *
     * @param folder where accounts are kept
     * @param market where real prices are from
     * @param permits tells real permits from others
     * @param tell is told what happens, in order
     * @param later when what is set for a time is done
     */
    public record Ground(
            PaperSettings settings,
            Path folder,
            PaperMarket market,
            PermitMint.Check permits,
            Consumer<List<Event>> tell,
            Later later,
            Clock clock) {}

    /** With an account at each venue. */
    public PaperTrading(List<OpenVenue> open, Ground ground) {
        venues = open.stream()
                .map(venue -> new PaperVenue(venue, ground, telling))
                .collect(Collectors.toUnmodifiableMap(PaperVenue::name, Function.identity()));
    }

    /** Says that accounts can be heard. */
    public void start() {
        venues.values().forEach(PaperVenue::start);
    }

    /**
     * Answers for a venue.
     *
     * @throws VenueException as the venue would
     */
    public Object answer(String venue, AccountRequest<?> request) {
        PaperVenue asked = venues.get(venue);
        if (asked == null) {
            throw new IllegalArgumentException("there is no paper account at " + venue);
        }
        return asked.answer(request);
    }

    /** Tells nothing more. */
    @Override
    public void close() {
        telling.shutdownNow();
    }
}
