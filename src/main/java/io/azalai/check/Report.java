package io.azalai.check;

/** Takes one finding of a check. */
public interface Report {

    void line(Finding finding, String text);

    default void line(boolean good, String text) {
        line(good ? Finding.FINE : Finding.WRONG, text);
    }
}
