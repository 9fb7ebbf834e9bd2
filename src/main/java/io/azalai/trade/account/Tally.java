package io.azalai.trade.account;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An amount as the venue last told it, plus what has moved since. Fills and reports may come in any order: a fill
 * counts exactly as long as no report of its time or later has come.
 *
 * @param reported what the venue told
 * @param asOf when that report held
 * @param moves those after it
 */
record Tally(BigDecimal reported, Stamp asOf, List<Move> moves) {

    /** Nothing, of which no venue has told. */
    static final Tally NONE = new Tally(BigDecimal.ZERO, Stamp.asked(Instant.MIN), List.of());

    /** What a fill adds, negative for what it takes. */
    record Move(Stamp at, BigDecimal amount) {}

    Tally {
        moves = List.copyOf(moves);
    }

    /** With a report; an older one than the last changes nothing. */
    Tally told(BigDecimal amount, Stamp at) {
        if (asOf.isAfter(at)) {
            return this;
        }
        return new Tally(
                amount, at, moves.stream().filter(move -> move.at.isAfter(at)).toList());
    }

    /**
     * As the venue insists, which is right of all that came well before it was asked.
     *
     * @param askedAt by our clock
     */
    Tally adopted(BigDecimal amount, Instant askedAt, Duration well) {
        Instant recent = askedAt.minus(well);
        return new Tally(
                amount,
                Stamp.asked(askedAt),
                moves.stream().filter(move -> move.at.ours().isAfter(recent)).toList());
    }

    /** With a move; one that the last report covers changes nothing. */
    Tally moved(BigDecimal amount, Stamp at) {
        if (!at.isAfter(asOf)) {
            return this;
        }
        List<Move> more = new ArrayList<>(moves);
        more.add(new Move(at, amount));
        return new Tally(reported, asOf, more);
    }

    /** Whether nothing was told and nothing moved between the two. */
    boolean isSame(@Nullable Tally other) {
        return other != null
                && asOf.equals(other.asOf)
                && moves.size() == other.moves.size()
                && total().compareTo(other.total()) == 0;
    }

    /** What there is now. */
    BigDecimal total() {
        return moves.stream().map(Move::amount).reduce(reported, BigDecimal::add);
    }
}
