package io.azalai.http;

import io.azalai.model.Order;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Who may have a thread to wait on. Orders wait for prices, leverage and their venue: ever more of them would leave
 * nothing for cancels, and those that open nothing for those that close. Safe for many threads: two semaphores.
 */
final class Turns {

    private final int most;
    private final int more;
    private final Function<OrderRequest, Optional<Order>> amended;
    private final Semaphore any;
    private final Semaphore reducing;

    /** What a request does to what is at risk. */
    private enum Kind {
        ENDS,
        REDUCES,
        OPENS
    }

    /** One that was asked for, and what it does as things stood then: the order that it amends may change. */
    private record Asked(OrderRequest request, Kind kind) {}

    /**
     * With turns for so many.
     *
     * @param most how many may wait whatever they do
     * @param more how many may wait besides, if they only reduce
     * @param amended the order that a request amends
     */
    Turns(int most, int more, Function<OrderRequest, Optional<Order>> amended) {
        this.most = most;
        this.more = more;
        this.amended = amended;
        any = new Semaphore(most);
        reducing = new Semaphore(more);
    }

    /** A thread to wait on, for what it lets pass, until it is given back. */
    final class Turn implements AutoCloseable {

        private final List<Asked> asked;
        private final @Nullable Semaphore taken;
        private final Kind last;

        private Turn(List<Asked> asked, @Nullable Semaphore taken, Kind last) {
            this.asked = asked;
            this.taken = taken;
            this.last = last;
        }

        /** Those that may go, in the order asked for. */
        List<OrderRequest> going() {
            return IntStream.range(0, asked.size())
                    .filter(this::lets)
                    .mapToObj(place -> asked.get(place).request())
                    .toList();
        }

        /** Whether the one at that place of those asked for may go. */
        boolean lets(int place) {
            return asked.get(place).kind().compareTo(last) <= 0;
        }

        /** Why the one at that place, which may not, does not go. */
        RateLimitException busy(int place) {
            return Turns.this.busy(asked.get(place));
        }

        @Override
        public void close() {
            if (taken != null) {
                taken.release();
            }
        }
    }

    /**
     * A turn for all that is asked for or, where too many wait, for that which reduces or ends; cancels need none.
     *
     * @throws RateLimitException when nothing of it may go
     */
    Turn take(List<OrderRequest> requests) {
        List<Asked> asked = requests.stream()
                .map(request -> new Asked(request, kind(request)))
                .toList();
        List<Kind> kinds = asked.stream()
                .map(Asked::kind)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        for (Kind kind : kinds) {
            Semaphore turn = free(kind);
            if (turn != null || kind == Kind.ENDS) {
                return new Turn(asked, turn, kind);
            }
        }
        if (asked.isEmpty()) {
            return new Turn(asked, null, Kind.ENDS);
        }
        throw busy(asked.get(0));
    }

    private @Nullable Semaphore free(Kind kind) {
        List<Semaphore> open =
                switch (kind) {
                    case ENDS -> List.of();
                    case REDUCES -> List.of(any, reducing);
                    case OPENS -> List.of(any);
                };
        return open.stream().filter(Semaphore::tryAcquire).findFirst().orElse(null);
    }

    private RateLimitException busy(Asked asked) {
        int waiting = asked.kind() == Kind.REDUCES ? most + more : most;
        String text = waiting + " requests wait for what becomes of their orders; send it again once one has been"
                + " answered, cancels at any time";
        return new RateLimitException(VenueException.notSent(asked.request().venue(), "place", "BUSY", text), null);
    }

    private Kind kind(OrderRequest request) {
        return switch (request.action()) {
            case CANCEL, CANCEL_ALL, SCHEDULE_CANCEL -> Kind.ENDS;
            case CLOSE_POSITION -> Kind.REDUCES;
            case NEW -> request.terms().reduceOnly() ? Kind.REDUCES : Kind.OPENS;
            case AMEND ->
                amended.apply(request)
                                .filter(order -> lowers(order, request.terms()))
                                .isPresent()
                        ? Kind.REDUCES
                        : Kind.OPENS;
        };
    }

    private static boolean lowers(Order order, OrderTerms terms) {
        BigDecimal quantity = terms.quantity();
        return order.reduceOnly() || (quantity != null && quantity.compareTo(order.quantity()) < 0);
    }
}
