package io.azalai.check;

import io.azalai.venue.budget.RequestBudget;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is left of all that we let ourselves send to a venue, what the check asked and what the venue said is used taken
 * off.
 *
 * @param where the venue's name
 */
record BudgetFindings(String where, RequestBudget.State state) {

    /** What is used of a shorter one is back before anything else could start. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    private static final int LITTLE_PERCENT = 20;

    /** All of them in one line, and one for each of which little is left. */
    void writeTo(Report report) {
        report.line(
                Finding.FINE,
                where + " budgets: "
                        + state.levels().stream().map(BudgetFindings::left).collect(Collectors.joining(", ")));
        state.levels().stream()
                .filter(BudgetFindings::isLittle)
                .forEach(level -> report.line(
                        Finding.MIND,
                        where + ": " + left(level)
                                + ": wait that long before a start, or see what else uses this address"));
        if (!state.pausedFor().isZero()) {
            report.line(
                    Finding.MIND,
                    where + " wants nothing for another " + state.pausedFor().toSeconds() + " s");
        }
        state.levels().stream()
                .filter(level -> level.allowance().account() != null
                        && !level.pausedFor().isZero())
                .forEach(level -> report.line(
                        Finding.MIND,
                        where + " wants nothing of " + level.allowance().name() + " for another "
                                + level.pausedFor().toSeconds() + " s"));
    }

    private static String left(RequestBudget.Level level) {
        return level.allowance().name() + " " + Math.max(0, level.available()) + " of "
                + level.allowance().capacity() + " left"
                + within(level.allowance().period());
    }

    private static boolean isLittle(RequestBudget.Level level) {
        return level.allowance().period().compareTo(SHORT) >= 0
                && level.available() * 100 < (long) level.allowance().capacity() * LITTLE_PERCENT;
    }

    /** The time in which it comes back; nothing where it does not. */
    static String within(@Nullable Duration period) {
        return period == null ? "" : " in " + period.toSeconds() + " s";
    }
}
