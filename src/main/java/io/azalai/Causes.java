package io.azalai;

/** The sentence at the bottom of a stack of failures. */
final class Causes {

    private Causes() {}

    static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !root.getCause().equals(root)) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
