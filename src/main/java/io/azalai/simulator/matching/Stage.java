package io.azalai.simulator.matching;

/** How far an open order has come. */
public enum Stage {
    /** Part of a bracket whose parent is not filled yet. */
    WAITING_FOR_FILL,
    /** Conditional, and its price has not come. */
    WAITING_FOR_TRIGGER,
    /** On the book or past it. */
    WORKING
}
