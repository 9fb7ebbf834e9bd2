package io.azalai.simulator.matching;

/** How long a reduce-only order waits for its price; what closes the whole position always ends with it. */
public enum TriggerLife {
    /** It ends when there is nothing left that it could reduce. */
    WITH_POSITION,
    /** Until its price comes, whatever becomes of the position. */
    UNTIL_FIRED
}
