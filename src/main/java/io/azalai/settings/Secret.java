package io.azalai.settings;

/**
 * A key, token or password: usable, never printable.
 *
 * @param value the secret itself, to be handed on only where it is needed
 */
public record Secret(String value) {

    /** Always the same text, so that no log, error or dump can show the value. */
    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
