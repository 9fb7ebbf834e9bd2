package io.azalai.check;

/** Takes one finding of a check. */
public interface Report {
    /** A line. */
    void line(Finding finding, String text);

    /** A line, good or bad. */
    default void line(boolean good, String text) {
        line(good ? Finding.FINE : Finding.WRONG, text);
    }
}
