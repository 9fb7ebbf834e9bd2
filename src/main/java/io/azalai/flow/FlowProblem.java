package io.azalai.flow;

/**
 * Why a route file cannot be used.
 *
 * @param file the file, as the user knows it
 * @param line line in the file, the first is 1
 * @param reason what is wrong and, where possible, what would be right
 */
public record FlowProblem(String file, int line, String reason) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + reason;
    }
}
