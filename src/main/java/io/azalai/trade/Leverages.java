package io.azalai.trade;

import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.Position;
import io.azalai.timing.Failures;
import io.azalai.trade.journal.Journal;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.LeverageSetting;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.VenueCalls;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sets a symbol's leverage at the venue before the first order that increases there, and again when another is wanted
 * or the venue's was changed elsewhere (risk.md section 3). Orders that want different leverage of one symbol take
 * turns: the next is set when those sent under the last have been answered. A venue that does not announce changes is
 * read after each setting and, while the symbol is flat, before an increasing order (hyperliquid.md section 9, step
 * 10). Safe for many threads: one lock, held without IO.
 */
final class Leverages {

    /** Of a turn in which no order goes. */
    private static final int NO_LEVERAGE = 0;

    /**
     * How long a flat symbol goes unread, for each symbol set at its venue: together they are read fifteen times a
     * minute at most, which at 20 each is a quarter of Hyperliquid's 1200 (hyperliquid.md section 7.1).
     */
    private static final Duration UNREAD = Duration.ofSeconds(4);

    private final VenueCalls calls;
    private final Venues venues;
    private final Clock clock;
    private final Map<String, LeverageTurn> newest = new HashMap<>();
    private final Margins margins;
    private final Map<OrderKey, LeverageTurn> underWay = new HashMap<>();

    Leverages(VenueCalls calls, Venues venues, Journal journal, Clock clock) {
        this.calls = calls;
        this.venues = venues;
        this.clock = clock;
        this.margins = new Margins(calls, venues, journal);
    }

    /** What callers chose, and which margin modes are kept. */
    Margins margins() {
        return margins;
    }

    /** Sets something of a symbol when the orders sent before were answered; orders that come meanwhile wait for it. */
    <R> CompletableFuture<R> setting(String account, Listing listing, Supplier<CompletableFuture<R>> call) {
        LeverageTurn turn = new LeverageTurn(NO_LEVERAGE, null);
        LeverageTurn before;
        synchronized (this) {
            turn.begins();
            before = newest.put(symbol(listing.key(), account), turn);
            if (before != null) {
                before.supersede();
            }
        }
        end(before);
        CompletableFuture<Void> free = before == null ? CompletableFuture.completedFuture(null) : before.over();
        return free.thenCompose(over -> call.get()).whenComplete((answer, failure) -> {
            synchronized (this) {
                turn.ends();
            }
            end(turn);
        });
    }

    /**
     * Done when the venue has the leverage; failed when it could not be set, and then the order must not go. To be
     * followed by {@link #answered}.
     *
     * @param asked that of the order itself, or what held for it when it was let in
     * @param own whether it is the order's own; else it goes by what a caller has chosen since
     */
    CompletableFuture<Void> ensure(Order order, int asked, boolean own) {
        int leverage =
                own ? asked : margins.leverage(order.account(), order.listing()).orElse(asked);
        return compared(order, leverage).thenCompose(compared -> taken(order, leverage));
    }

    /** Has the venue read where what we hold to be set there may be so no more. Never fails. */
    private CompletableFuture<Void> compared(Order order, int leverage) {
        LeverageTurn turn;
        synchronized (this) {
            turn = newest.get(symbol(order));
            if (turn == null || !turn.serves(leverage)) {
                return CompletableFuture.completedFuture(null);
            }
            if (!turn.reading().isDone() || !isDue(order, turn)) {
                return turn.reading();
            }
            turn.read();
        }
        CompletableFuture<Void> reading = turn.reading();
        read(order).whenComplete((setting, failure) -> {
            synchronized (this) {
                turn.compare(setting, clock.instant());
            }
            reading.complete(null);
        });
        return reading;
    }

    private boolean isDue(Order order, LeverageTurn turn) {
        if (venues.named(order.venue()).announcesLeverage()) {
            return turn.isDoubted();
        }
        long symbols = newest.keySet().stream()
                .filter(symbol -> symbol.startsWith(order.venue() + "|"))
                .count();
        return turn.isDoubted() || turn.isUnread(clock.instant().minus(UNREAD.multipliedBy(symbols)));
    }

    private CompletableFuture<LeverageSetting> read(Order order) {
        return calls.send(order.venue(), new AccountRequest.ReadLeverage(order.account(), order.listing()));
    }

    private CompletableFuture<Void> taken(Order order, int leverage) {
        LeverageTurn before;
        LeverageTurn turn;
        synchronized (this) {
            before = newest.get(symbol(order));
            turn = before != null && before.serves(leverage) ? before : new LeverageTurn(leverage, before);
            turn.begins();
            underWay.put(OrderKey.of(order), turn);
            newest.put(symbol(order), turn);
            if (before != null && before != turn) {
                before.supersede();
            }
        }
        if (turn != before) {
            begin(turn, before, order);
        }
        return turn.set();
    }

    private void begin(LeverageTurn turn, @Nullable LeverageTurn before, Order order) {
        end(before);
        CompletableFuture<?> free =
                before == null ? CompletableFuture.completedFuture(null) : before.free(turn.leverage());
        free.thenCompose(over -> margins.mode(order))
                .thenCompose(mode -> set(turn, order, mode))
                .thenCompose(has -> has == turn.leverage()
                        ? CompletableFuture.completedFuture(has)
                        : margins.mode(order).thenCompose(mode -> set(turn, order, mode)))
                .whenComplete((venueHas, failure) -> {
                    if (failure != null) {
                        turn.set().completeExceptionally(Failures.cause(failure));
                    } else if (venueHas != turn.leverage()) {
                        turn.set().completeExceptionally(new IllegalStateException("the venue has set " + venueHas));
                    } else {
                        turn.set().complete(null);
                    }
                });
    }

    /** Sets it; answers what the venue has then. A venue's node may tell of the time before: hence twice in all. */
    private CompletableFuture<Integer> set(LeverageTurn turn, Order order, MarginMode mode) {
        return calls.send(
                        order.venue(),
                        new SettingRequest.SetLeverage(order.account(), order.listing(), turn.leverage(), mode))
                .thenCompose(said -> venues.named(order.venue()).announcesLeverage()
                        ? CompletableFuture.completedFuture(said)
                        : shown(turn, order, said));
    }

    /** What the venue shows after it said what it has set; where it cannot be read now, it is before the next order. */
    private CompletableFuture<Integer> shown(LeverageTurn turn, Order order, int said) {
        return read(order).handle((setting, failure) -> {
            if (setting == null) {
                return said;
            }
            synchronized (this) {
                turn.begins(setting, clock.instant());
            }
            return setting.leverage();
        });
    }

    /** The order was answered, given up, or its time to be answered has passed. */
    void answered(Order order) {
        LeverageTurn turn;
        synchronized (this) {
            turn = underWay.remove(OrderKey.of(order));
            if (turn != null) {
                turn.ends();
            }
        }
        end(turn);
    }

    private void end(@Nullable LeverageTurn turn) {
        boolean over;
        synchronized (this) {
            over = turn != null && turn.isOver();
        }
        if (turn != null && over) {
            turn.end();
        }
    }

    /** The venue says which margin mode and leverage a position has: another leverage than we set was set elsewhere. */
    synchronized void told(Position position) {
        margins.told(position);
        LeverageTurn turn = newest.get(symbol(position.listing().key(), position.account()));
        if (turn != null) {
            turn.told(position);
        }
    }

    /** The venue says that something was set, of a listing or of the whole account: by whom, only reading it shows. */
    synchronized void doubt(String venue, String account, @Nullable Listing listing) {
        margins.forget(venue, account, listing);
        turns(venue, account, listing).forEach(LeverageTurn::doubt);
    }

    /**
     * What the venue has is not known any more, of a listing or of the whole account: a caller set something there, or
     * it was out of sight. The next order that increases there sets its leverage again.
     */
    synchronized void outdate(String venue, String account, @Nullable Listing listing) {
        margins.forget(venue, account, listing);
        turns(venue, account, listing).forEach(LeverageTurn::outdate);
    }

    private Stream<LeverageTurn> turns(String venue, String account, @Nullable Listing listing) {
        return newest.entrySet().stream()
                .filter(entry -> listing == null
                        ? entry.getKey().startsWith(venue + "|")
                                && entry.getKey().endsWith("|" + account)
                        : entry.getKey().equals(symbol(listing.key(), account)))
                .map(Map.Entry::getValue);
    }

    private static String symbol(Order order) {
        return symbol(order.listing().key(), order.account());
    }

    private static String symbol(String listing, String account) {
        return listing + "|" + account;
    }
}
