package io.azalai.simulator.matching;

/** Why an order was refused, or ended before it was filled. */
public enum EndReason {
    /** Its owner cancelled it. */
    CANCELED_BY_OWNER,
    /** What an IOC or market order could not fill; at least one fill happened. */
    REMAINDER,
    /** IOC or market order that met nobody; refused. */
    NO_MATCH,
    /** FOK that could not fill whole; refused. */
    NOT_FILLABLE,
    /** GTX that would have taken; refused. */
    WOULD_MATCH,
    /** Reduce-only without a position to reduce; refused. */
    WOULD_INCREASE,
    /** Reduce-only whose position has gone since. */
    NOTHING_TO_REDUCE,
    /** Not enough margin for a perpetual; refused, or ended when it fired or was met. */
    INSUFFICIENT_MARGIN,
    /** Not enough of the asset that a spot order would pay with; refused. */
    INSUFFICIENT_BALANCE,
    /** Worth less than the venue takes; refused before matching. */
    BELOW_MINIMUM,
    /** Its account has more open than the venue takes; refused before matching. */
    TOO_MANY_OPEN,
    /** It would have met an order of the same account. */
    SELF_TRADE,
    /** Conditional, and its price had come already; refused. */
    WOULD_TRIGGER,
    /** The other exit of a bracket was filled. */
    SIBLING_FILLED,
    /** Part of a bracket whose parent ended unfilled. */
    PARENT_ENDED,
    /** Its account is being liquidated. */
    LIQUIDATED,
    /** A cancellation of everything that was set for a time. */
    SCHEDULED,
    /** Its symbol is no longer traded. */
    DELISTED,
    /** Money leaves the account that others have put in. */
    VAULT_WITHDRAWAL,
    /** Its position would be larger than the leverage allows; refused before matching. */
    OVER_TIER,
    /** The venue takes only what rests for a while; refused before matching. */
    ONLY_POST_ONLY,
    /** It would add to open interest, of which there may be no more; refused before matching. */
    INCREASE_AT_INTEREST_CAP,
    /** The same by turning a position round; refused before matching. */
    FLIP_AT_INTEREST_CAP,
    /** It would rest at a better price than the oracle's while open interest is capped; refused before matching. */
    AGGRESSIVE_AT_INTEREST_CAP,
    /** Open interest grows too fast; refused before matching. */
    INTEREST_TOO_FAST
}
