package io.azalai.trade;

import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Order;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.timing.Failures;
import io.azalai.trade.journal.Journal;
import io.azalai.trade.journal.MarginChoice;
import io.azalai.trade.journal.Page;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.LeverageSetting;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which leverage and margin mode callers chose for a symbol of an account, and which mode it has where they chose none.
 * Safe for many threads: one lock, held without IO.
 */
final class Margins {

    private final VenueCalls calls;
    private final Venues venues;
    private final Journal journal;
    private final Map<String, Integer> chosenLeverage = new HashMap<>();
    /** What callers are about to set, the newest last. */
    private final Map<String, Deque<Integer>> choosing = new HashMap<>();

    private final Map<String, MarginMode> chosen = new HashMap<>();
    private final Map<String, MarginMode> ofPosition = new HashMap<>();
    private final Map<String, MarginMode> seen = new HashMap<>();

    /** With what the journal remembers. */
    Margins(VenueCalls calls, Venues venues, Journal journal) {
        this.calls = calls;
        this.venues = venues;
        this.journal = journal;
        for (MarginChoice choice : journal.choices()) {
            chosenLeverage.put(choice.symbol(), choice.leverage());
            if (choice.mode() != null) {
                chosen.put(choice.symbol(), choice.mode());
            }
        }
    }

    /** A caller chose both, and the venue has done it. */
    synchronized void choose(String account, Listing listing, int leverage, MarginMode mode) {
        String symbol = symbol(listing, account);
        chosenLeverage.put(symbol, leverage);
        chosen.put(symbol, mode);
        ofPosition.remove(symbol);
        keep(symbol);
    }

    /** A caller is about to set it: what is let in until that is {@link #over} goes by it. */
    synchronized void choosing(String account, Listing listing, int leverage) {
        choosing.computeIfAbsent(symbol(listing, account), first -> new ArrayDeque<>())
                .addLast(leverage);
    }

    /** It was set, or was not: what is let in goes by what others are about to set, else by what was chosen last. */
    synchronized void over(String account, Listing listing, int leverage) {
        choosing.computeIfPresent(symbol(listing, account), (symbol, open) -> {
            open.removeFirstOccurrence(leverage);
            return open.isEmpty() ? null : open;
        });
    }

    private void keep(String symbol) {
        Integer leverage = chosenLeverage.get(symbol);
        if (leverage != null) {
            journal.record(new Page().choice(new MarginChoice(symbol, leverage, chosen.get(symbol))), () -> {});
        }
    }

    /** A caller set something there and nobody knows whether it was done: the venue is asked for the mode. */
    synchronized void doubt(String account, Listing listing) {
        String symbol = symbol(listing, account);
        chosen.remove(symbol);
        ofPosition.remove(symbol);
        seen.remove(symbol);
        keep(symbol);
    }

    /** What a caller chose, or is about to; empty when none did. */
    synchronized Optional<Integer> leverage(String account, Listing listing) {
        Deque<Integer> open = choosing.get(symbol(listing, account));
        return Optional.ofNullable(open == null ? chosenLeverage.get(symbol(listing, account)) : open.getLast());
    }

    /** The mode of a position is not to be changed while it is open, and is kept after it. */
    synchronized void told(Position position) {
        String symbol = symbol(position.listing(), position.account());
        MarginMode mode = position.marginMode();
        if (position.side() == PositionDirection.FLAT) {
            ofPosition.remove(symbol);
        } else if (mode != null) {
            ofPosition.put(symbol, mode);
            seen.put(symbol, mode);
        }
    }

    /** The mode may have been changed elsewhere: of that listing, or of all where it is null. */
    synchronized void forget(String venue, String account, @Nullable Listing listing) {
        seen.keySet()
                .removeIf(symbol -> listing == null
                        ? symbol.startsWith(venue + "|") && symbol.endsWith("|" + account)
                        : symbol.equals(symbol(listing, account)));
    }

    /**
     * That of the open position, else what a caller chose, else what is configured, else what the venue has set; cross
     * where it has no other.
     */
    CompletableFuture<MarginMode> mode(Order order) {
        MarginMode known = known(order);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        return calls.send(order.venue(), new AccountRequest.ReadLeverage(order.account(), order.listing()))
                .handle((setting, failure) -> setting == null ? without(failure) : keep(order, setting))
                .thenCompose(Function.identity());
    }

    private synchronized @Nullable MarginMode known(Order order) {
        String symbol = symbol(order.listing(), order.account());
        MarginMode held = ofPosition.get(symbol);
        MarginMode wanted = held == null ? chosen.get(symbol) : held;
        return wanted == null ? venues.named(order.venue()).marginMode().orElseGet(() -> seen.get(symbol)) : wanted;
    }

    /** What was learnt while the venue was asked goes before its answer. */
    private synchronized CompletableFuture<MarginMode> keep(Order order, LeverageSetting setting) {
        seen.putIfAbsent(symbol(order.listing(), order.account()), setting.marginMode());
        MarginMode known = known(order);
        return CompletableFuture.completedFuture(known == null ? setting.marginMode() : known);
    }

    private static CompletableFuture<MarginMode> without(@Nullable Throwable failure) {
        Throwable cause = Failures.cause(failure);
        return cause instanceof VenueException known && known.isNotSupported()
                ? CompletableFuture.completedFuture(MarginMode.CROSS)
                : CompletableFuture.failedFuture(cause);
    }

    private static String symbol(Listing listing, String account) {
        return listing.key() + "|" + account;
    }
}
