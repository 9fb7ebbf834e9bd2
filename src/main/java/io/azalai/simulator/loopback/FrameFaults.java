package io.azalai.simulator.loopback;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes wrong with the next frames of one socket. Safe for many threads: one lock. */
final class FrameFaults {

    private final List<Fault> waiting = new ArrayList<>();
    /** A frame that waits for the next one; null when none does. */
    private @Nullable String held;

    synchronized void add(Fault fault) {
        waiting.add(fault);
    }

    /** Lets frames pass from now on; one that is held still follows the next. */
    synchronized void clear() {
        waiting.clear();
    }

    synchronized List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    /** What is sent instead of a frame: nothing, the frame twice, or the frame and one that was held back. */
    synchronized List<String> pass(String frame) {
        List<String> sent = new ArrayList<>();
        switch (take(frame)) {
            case GAP -> {
                // lost
            }
            case DUPLICATE -> {
                sent.add(frame);
                sent.add(frame);
            }
            case REORDER -> held = frame;
            case RESUME, STATUS, SLOW, CUT, TRUNCATE, DROP, REFUSE, CLOSE, RESET, STALL, GARBAGE, DOWN ->
                sent.add(frame);
        }
        if (held != null && !sent.isEmpty()) {
            sent.add(held);
            held = null;
        }
        return sent;
    }

    /**
     * The kind of the oldest fault that hits the frame, used up by one; {@link Fault.Kind#RESUME} when none does. What
     * follows a frame that is held goes before it, so that no other is held meanwhile.
     */
    private Fault.Kind take(String frame) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            boolean passes = held != null && fault.kind() == Fault.Kind.REORDER;
            if (!passes && frame.contains(fault.contains())) {
                if (fault.times() > 1) {
                    waiting.set(i, fault.times(fault.times() - 1));
                } else {
                    waiting.remove(i);
                }
                return fault.kind();
            }
        }
        return Fault.Kind.RESUME;
    }
}
