package io.azalai.trade;

import io.azalai.model.ClosedBy;
import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.MarginCall;
import io.azalai.model.Order;
import io.azalai.model.PositionDirection;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Positions that venues close by themselves: one margin call for each order by which they do, whether a stream told it
 * or its trades were read later. Safe for many threads: one lock, held without IO.
 */
final class Closings {

    /** A stream and the trades may date the same closing so far apart. */
    private static final Duration NEAR = Duration.ofMinutes(1);

    private static final int MOST = 1_000;

    private final Venues venues;
    private final Ledger ledger;
    private final Deque<MarginCall> streamed = new ArrayDeque<>();
    private final Deque<MarginCall> reckoned = new ArrayDeque<>();
    private final Set<String> orders = new LinkedHashSet<>();
    private volatile Consumer<MarginCall> listener = call -> {};

    Closings(Venues venues, Ledger ledger) {
        this.venues = venues;
        this.ledger = ledger;
    }

    /** Who is told of each too, inside the desk's lock: it must only plan, not work. */
    void whenTold(Consumer<MarginCall> told) {
        listener = told;
    }

    /** What a stream tells; that a position nears its end, without a word why, is told each time. */
    synchronized void told(MarginCall call) {
        if (call.reason() == null) {
            tell(call);
            return;
        }
        if (!isPaired(reckoned, call)) {
            add(streamed, call);
            tell(call);
        }
    }

    /** By what the venue closed a position of the account by a trade; null for a trade of the account's own. */
    @Nullable ClosedBy closedBy(@Nullable Order order, Fill fill) {
        return venues.named(fill.listing().venue()).closedBy(order, fill).orElse(null);
    }

    /**
     * Takes a trade that counts for the first time.
     *
     * @param order as it was before; null where nobody knows it
     * @return what {@link #closedBy} says of it
     */
    synchronized @Nullable ClosedBy counted(@Nullable Order order, Fill fill) {
        ClosedBy closedBy = closedBy(order, fill);
        if (closedBy == null) {
            return null;
        }
        boolean first = order == null || order.filledQty().signum() == 0;
        if (first && orders.add(fill.listing().venue() + "|" + fill.account() + "|" + fill.orderId())) {
            MarginCall call = call(order, fill, closedBy);
            if (!isPaired(streamed, call)) {
                add(reckoned, call);
                tell(call);
            }
        }
        if (orders.size() > MOST) {
            orders.remove(orders.iterator().next());
        }
        return closedBy;
    }

    private void tell(MarginCall call) {
        ledger.record(List.of(call));
        listener.accept(call);
    }

    private static MarginCall call(@Nullable Order order, Fill fill, ClosedBy closedBy) {
        return new MarginCall(
                fill.listing().venue(),
                order == null ? fill.listing() : order.listing(),
                fill.account(),
                fill.side() == Side.SELL ? PositionDirection.LONG : PositionDirection.SHORT,
                order == null ? PositionSide.BOTH : order.positionSide(),
                order == null || order.closesPosition() ? fill.quantity() : order.quantity(),
                null,
                null,
                FillCopies.direction(fill, closedBy),
                fill.timestamp(),
                fill.receivedAt(),
                fill.source());
    }

    /**
     * Whether the other side has told of the same order. What it told counts for one order, so that the next within the
     * minute is told too; but where it names no listing for all that were closed then.
     */
    private static boolean isPaired(Deque<MarginCall> others, MarginCall call) {
        MarginCall same =
                others.stream().filter(other -> isSame(other, call)).findFirst().orElse(null);
        if (same != null && same.listing() != null) {
            others.remove(same);
        }
        return same != null;
    }

    private static boolean isSame(MarginCall one, MarginCall other) {
        Listing here = one.listing();
        Listing there = other.listing();
        boolean together = here == null || there == null || (here.equals(there) && one.side() == other.side());
        return one.venue().equals(other.venue())
                && one.account().equals(other.account())
                && together
                && Duration.between(one.timestamp(), other.timestamp()).abs().compareTo(NEAR) <= 0;
    }

    private static void add(Deque<MarginCall> calls, MarginCall call) {
        calls.addLast(call);
        if (calls.size() > MOST) {
            calls.removeFirst();
        }
    }
}
