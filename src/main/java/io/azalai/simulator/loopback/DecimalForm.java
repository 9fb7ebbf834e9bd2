package io.azalai.simulator.loopback;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How clients may write decimals.
 *
 * @param pattern of digits without an exponent, for a few characters of one would take all memory to write out
 */
public record DecimalForm(Pattern pattern) {

    /** Digits, and more of them after a point if there is one. */
    public static final DecimalForm UNSIGNED = of("\\d+(\\.\\d+)?");

    /** More characters than any price or amount has; reckoning with millions takes minutes. */
    private static final int LONGEST = 40;

    public static DecimalForm of(String pattern) {
        return new DecimalForm(Pattern.compile(pattern));
    }

    public boolean isOf(String text) {
        return text.length() <= LONGEST && pattern.matcher(text).matches();
    }

    /** The number; empty where the text is of another form, or too long. */
    public Optional<BigDecimal> read(String text) {
        return isOf(text) ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
