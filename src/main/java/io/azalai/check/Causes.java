package io.azalai.check;

/** The sentence at the bottom of a stack of failures. */
public final class Causes {

    private Causes() {}

    public static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !root.getCause().equals(root)) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
