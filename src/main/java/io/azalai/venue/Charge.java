package io.azalai.venue;

/**
 * What a request takes from an allowance.
 *
 * @param allowance name of the allowance
 * @param units how much for sure, zero or more
 * @param mostExtra how much more its answer may cost at most, by its size: kept free until that came; zero or more
 */
public record Charge(String allowance, int units, int mostExtra) {

    /** One whose cost does not depend on the answer. */
    public Charge(String allowance, int units) {
        this(allowance, units, 0);
    }
}
