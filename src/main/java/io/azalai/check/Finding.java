package io.azalai.check;

/** How a finding of a check is to be taken. */
public enum Finding {
    FINE,
    /** Nothing that stops a start, but worth a thought. */
    MIND,
    WRONG
}
