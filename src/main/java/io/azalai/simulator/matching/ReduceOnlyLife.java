package io.azalai.simulator.matching;

/**
 * How long a venue lets a reduce-only order live: what rests always ends, and what closes the whole position, when
 * nothing is left to reduce.
 */
public enum ReduceOnlyLife {
    /** Of those that rest and together exceed the position the older ends, and a conditional one with the position. */
    WHILE_USEFUL,
    /** Whatever the others would reduce; a conditional one until its price comes, whatever becomes of the position. */
    PATIENT
}
