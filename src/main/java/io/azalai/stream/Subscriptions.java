package io.azalai.stream;

import io.azalai.model.Interest;
import java.util.Set;

/** Who wants what of a venue. Safe for many threads. */
public interface Subscriptions {

    /** What is wanted of a venue now; an immutable snapshot. */
    Set<Interest> wanted(String venue);

    /** Calls back after each change, on the thread that changed it: the callback must not block. Closing ends it. */
    Registration onChange(Runnable changed);

    /** Ends what it was given for. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
