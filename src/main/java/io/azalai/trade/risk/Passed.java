package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A check that an order has passed, by one of the numbers it was judged by.
 *
 * @param check its name in words
 * @param observed null where it compares no numbers
 * @param limit null where it compares no numbers
 * @param unit of observed and limit; null without them
 */
public record Passed(
        String check,
        @Nullable BigDecimal observed,
        @Nullable BigDecimal limit,
        @Nullable String unit) {

    /** Made once per check: every order names them all. */
    private static final ClassValue<String> WORDS = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> check) {
            return check.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        }
    };

    static Passed of(Check check) {
        return new Passed(words(check), null, null, null);
    }

    static Passed of(Check check, Compared numbers) {
        return new Passed(words(check), numbers.observed(), numbers.limit(), numbers.unit());
    }

    /** What a check compared. */
    record Compared(BigDecimal observed, BigDecimal limit, String unit) {}

    private static String words(Check check) {
        return WORDS.get(check.getClass());
    }

    /** For people: the check, and what was observed against which limit. */
    public String text() {
        return observed == null || limit == null
                ? check
                : check + " " + Text.number(observed) + " / " + Text.number(limit) + " " + unit;
    }
}
