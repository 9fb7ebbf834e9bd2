package io.azalai.trade;

import io.azalai.model.Listing;
import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.Position;
import io.azalai.trade.journal.Journal;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.VenueCalls;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sets a symbol's leverage at the venue before the first order that increases there, and again when another is wanted or
 * the venue's was changed elsewhere (risk.md section 3). Orders that want different leverage of one symbol take turns: the
 * next is set when those sent under the last have been answered. Safe for many threads: one lock, held without IO.
 */
final class Leverages {

    /** Of a turn in which no order goes. */
    private static final int NO_LEVERAGE = 0;

    private final VenueCalls calls;
    private final Map<String, Turn> newest = new HashMap<>();
    private final Margins margins;
    private final Map<OrderKey, Turn> underWay = new HashMap<>();

    /** The time in which a symbol has one leverage; its counters are behind the lock. */
    private static final class Turn {
        private final int leverage;
        private final CompletableFuture<Void> set = new CompletableFuture<>();
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private int orders;
        private boolean superseded;
        private boolean outdated;

        Turn(int leverage) {
            this.leverage = leverage;
        }

        boolean serves(int wanted) {
            return wanted == leverage && !outdated && !set.isCompletedExceptionally();
        }

        boolean isOver() {
            return superseded && orders == 0;
        }
    }

    Leverages(VenueCalls calls, Venues venues, Journal journal) {
        this.calls = calls;
        this.margins = new Margins(calls, venues, journal);
    }

    /** What callers chose, and which margin modes are kept. */
    Margins margins() {
        return margins;
    }

    /** Sets something of a symbol when the orders sent before were answered; orders that come meanwhile wait for it. */
    <R> CompletableFuture<R> setting(String account, Listing listing, Supplier<CompletableFuture<R>> call) {
        Turn turn = new Turn(NO_LEVERAGE);
        Turn before;
        synchronized (this) {
            turn.orders++;
            before = newest.put(symbol(listing.key(), account), turn);
            if (before != null) {
                before.superseded = true;
            }
        }
        end(before);
        CompletableFuture<Void> free = before == null ? CompletableFuture.completedFuture(null) : before.over;
        return free.thenCompose(over -> call.get()).whenComplete((answer, failure) -> {
            synchronized (this) {
                turn.orders--;
            }
            end(turn);
        });
    }

    /**
     * Done when the venue has the leverage; failed when it could not be set, and then the order must not go. To be followed
     * by {@link #answered}.
     *
     * @param asked that of the order itself, or what held for it when it was let in
     * @param own whether it is the order's own; else it goes by what a caller has chosen since
     */
    CompletableFuture<Void> ensure(Order order, int asked, boolean own) {
        int leverage =
                own ? asked : margins.leverage(order.account(), order.listing()).orElse(asked);
        Turn before;
        Turn turn;
        synchronized (this) {
            before = newest.get(symbol(order));
            turn = before != null && before.serves(leverage) ? before : new Turn(leverage);
            turn.orders++;
            underWay.put(OrderKey.of(order), turn);
            newest.put(symbol(order), turn);
            if (before != null && before != turn) {
                before.superseded = true;
            }
        }
        if (turn != before) {
            begin(turn, before, order);
        }
        return turn.set;
    }

    private void begin(Turn turn, @Nullable Turn before, Order order) {
        end(before);
        CompletableFuture<Void> free = before == null ? CompletableFuture.completedFuture(null) : before.over;
        free.thenCompose(over -> margins.mode(order))
                .thenCompose(mode -> calls.send(
                        order.venue(),
                        new SettingRequest.SetLeverage(order.account(), order.listing(), turn.leverage, mode)))
                .whenComplete((venueHas, failure) -> {
                    if (failure != null) {
                        turn.set.completeExceptionally(Questions.cause(failure));
                    } else if (venueHas != turn.leverage) {
                        turn.set.completeExceptionally(new IllegalStateException("the venue has set " + venueHas));
                    } else {
                        turn.set.complete(null);
                    }
                });
    }

    /** The order was answered, given up, or its time to be answered has passed. */
    void answered(Order order) {
        Turn turn;
        synchronized (this) {
            turn = underWay.remove(OrderKey.of(order));
            if (turn != null) {
                turn.orders--;
            }
        }
        end(turn);
    }

    private void end(@Nullable Turn turn) {
        boolean over;
        synchronized (this) {
            over = turn != null && turn.isOver();
        }
        if (turn != null && over) {
            turn.over.complete(null);
        }
    }

    /** The venue says which margin mode and leverage a position has: another leverage than we set was set elsewhere. */
    synchronized void told(Position position) {
        String symbol = symbol(position.listing().key(), position.account());
        margins.told(position);
        Turn turn = newest.get(symbol);
        Integer leverage = position.leverage();
        if (turn != null && leverage != null && leverage != turn.leverage && turn.set.isDone()) {
            turn.outdated = true;
        }
    }

    /** What a venue has is not known any more: it was out of sight. */
    synchronized void forget(String venue) {
        margins.forget(venue);
        newest.forEach((symbol, turn) -> turn.outdated |= symbol.startsWith(venue + "|"));
    }

    private static String symbol(Order order) {
        return symbol(order.listing().key(), order.account());
    }

    private static String symbol(String listing, String account) {
        return listing + "|" + account;
    }
}
