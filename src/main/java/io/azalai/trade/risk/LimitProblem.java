package io.azalai.trade.risk;

/**
 * A limit that cannot stand, or does not fit another.
 *
 * @param path its key, {@code trading.max_leverage}
 * @param what what was found
 * @param cure what would be right
 */
public record LimitProblem(String path, String what, String cure) {

    @Override
    public String toString() {
        return path + ": " + what + "; " + cure;
    }
}
