package io.azalai.simulator.matching;

/** What became of a change of margin. */
public enum MarginResult {
    DONE,
    /** The free margin does not suffice, or what would remain does not. */
    INSUFFICIENT,
    /** The mode cannot change while there is a position. */
    OPEN_POSITION,
    /** There is no position to add margin to. */
    NO_POSITION,
    /** The position is margined by the whole account. */
    NOT_ISOLATED
}
