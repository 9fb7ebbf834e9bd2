package io.azalai.model;

/** By what a venue itself closed a position, or a part of it. */
public enum ClosedBy {
    LIQUIDATION("Liquidation"),
    DELEVERAGING("Auto-deleveraging");

    private final String text;

    ClosedBy(String text) {
        this.text = text;
    }

    /** For people, where the venue has no words of its own. */
    public String text() {
        return text;
    }
}
