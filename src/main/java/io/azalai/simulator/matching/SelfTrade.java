package io.azalai.simulator.matching;

/** What happens when an order meets one of its own account. */
public enum SelfTrade {
    /** The resting order ends and the incoming one goes on. */
    CANCEL_RESTING,
    /** The incoming order ends. */
    CANCEL_INCOMING,
    /** Both end. */
    CANCEL_BOTH
}
