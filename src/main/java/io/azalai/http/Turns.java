package io.azalai.http;

import io.azalai.model.OrderRequest;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.VenueException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Who may have a thread to wait on. Orders wait for prices, leverage and their venue: ever more of them would leave
 * nothing for cancels, and those that open nothing for those that close. Safe for many threads: two semaphores.
 */
final class Turns {

    private final int most;
    private final int more;
    private final Semaphore any;
    private final Semaphore reducing;

    /** What a request does to what is at risk; one of several counts as the last of theirs. */
    private enum Kind {
        ENDS,
        REDUCES,
        OPENS
    }

    /**
     * With turns for so many.
     *
     * @param most how many may wait whatever they do
     * @param more how many may wait besides, if they only reduce
     */
    Turns(int most, int more) {
        this.most = most;
        this.more = more;
        any = new Semaphore(most);
        reducing = new Semaphore(more);
    }

    /**
     * The answer, for which cancels need no turn.
     *
     * @throws RateLimitException when too many wait
     */
    ApiAnswer answer(List<OrderRequest> asked, Supplier<ApiAnswer> answer) {
        Kind kind =
                asked.stream().map(Turns::kind).max(Comparator.naturalOrder()).orElse(Kind.ENDS);
        if (kind == Kind.ENDS) {
            return answer.get();
        }
        Semaphore turn = taken(kind, asked.get(0).venue());
        try {
            return answer.get();
        } finally {
            turn.release();
        }
    }

    private Semaphore taken(Kind kind, String venue) {
        if (any.tryAcquire()) {
            return any;
        }
        if (kind == Kind.REDUCES && reducing.tryAcquire()) {
            return reducing;
        }
        int waiting = kind == Kind.REDUCES ? most + more : most;
        String text = waiting + " requests wait for what becomes of their orders; send it again once one has been"
                + " answered, cancels at any time";
        throw new RateLimitException(VenueException.notSent(venue, "place", "BUSY", text), null);
    }

    /** An amendment counts as what opens: whoever wants less at once may cancel. */
    private static Kind kind(OrderRequest request) {
        return switch (request.action()) {
            case CANCEL, CANCEL_ALL, SCHEDULE_CANCEL -> Kind.ENDS;
            case CLOSE_POSITION -> Kind.REDUCES;
            case NEW -> request.terms().reduceOnly() ? Kind.REDUCES : Kind.OPENS;
            case AMEND -> Kind.OPENS;
        };
    }
}
