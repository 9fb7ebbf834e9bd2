package io.azalai.trade.account;

import java.util.List;

/**
 * How a snapshot of all positions of an account compares with its fills.
 *
 * @param differing how many positions differ, of which some may only be ahead of their fills
 * @param mismatches those that differ for long enough: what the venue tells was taken over
 */
public record PositionReview(int differing, List<PositionMismatch> mismatches) {

    /** Keeps a copy. */
    public PositionReview {
        mismatches = List.copyOf(mismatches);
    }

    /** Whether all is as the fills make it. */
    public boolean isClean() {
        return differing == 0;
    }
}
