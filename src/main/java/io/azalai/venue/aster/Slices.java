package io.azalai.venue.aster;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.Lane;
import io.azalai.venue.Page;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far one reading of an account's past goes: a thousand rows and seven days at most, and to nothing before a symbol
 * was listed (aster.md section 3.4). Safe for many threads: it keeps nothing itself.
 */
final class Slices {

    static final int MOST = 1000;

    /** A minute is left for clocks that differ. */
    private static final Duration LONGEST = Duration.ofDays(7).minusMinutes(1);

    /** How far back a caller may ask for at once: a hundred readings. */
    private static final Duration FARTHEST = Duration.ofDays(700);

    private final Listings listings;
    private final ServerClock time;

    Slices(Listings listings, ServerClock time) {
        this.listings = listings;
        this.time = time;
    }

    /** The latest slice's beginning, where that is later than an instant. */
    Instant latest(Instant since) {
        return later(since, time.local().minus(LONGEST));
    }

    /** The slice of a market, or of a listing of it, from an instant on. */
    Slice of(Market market, @Nullable Listing listing, Instant since) {
        return slice(later(since, listings.begin(market, listing)));
    }

    /**
     * The slice, unless a caller asks for so much that it would take all that the venue grants for minutes.
     *
     * @throws VenueException when it does, with how far it may go
     */
    Slice asked(VenueRequest<?> request, Slice slice) {
        Instant now = time.local();
        if (request.lane() == Lane.PAST && slice.begin().isBefore(now.minus(FARTHEST))) {
            throw new VenueException(VenueException.notSent(
                    Aster.NAME,
                    request.operation(),
                    "TOO_FAR_BACK",
                    "since " + slice.begin() + " are "
                            + Duration.between(slice.begin(), now).toDays()
                            + " days, told by seven in a call: name one of the last " + FARTHEST.toDays() + " days"));
        }
        return slice;
    }

    /** The slice from an instant on of what the venue forgets after seven days. */
    Slice kept(Instant since) {
        return slice(latest(since));
    }

    private Slice slice(Instant begin) {
        Instant end = begin.plus(LONGEST);
        return new Slice(begin, end.isBefore(time.local()) ? end : null);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /**
     * What one reading asks for.
     *
     * @param end null when it reaches the present
     */
    record Slice(Instant begin, @Nullable Instant end) {

        /**
         * What was read of it, with where to read on.
         *
         * @param told how many rows the venue told, of which not all may be among {@code rows}
         */
        <T> Page<T> page(List<T> rows, int told, Function<T, Instant> when) {
            return told < MOST || rows.isEmpty()
                    ? new Page<>(rows, end)
                    : Page.full(rows, begin, when.apply(rows.get(rows.size() - 1)));
        }
    }
}
