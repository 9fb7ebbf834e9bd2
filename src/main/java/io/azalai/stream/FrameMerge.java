package io.azalai.stream;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Where connections that carry the same are sewn into one flow: the first copy of a frame goes on, those of the other
 * lanes are dropped, by exact content. A lane that joins others is held back until they have caught up with where it
 * began, so that order stays. Safe for many threads: one lock, held
 * while frames are handed on, because those of two connections come on two threads.
 */
final class FrameMerge {
    /** How many frames one lane may be ahead of another. */
    static final int WINDOW_FRAMES = 65_536;

    /** How many frames share an exchange at most. */
    static final int MOST_TOGETHER = 256;

    private static final long WINDOW_LENGTH = 33_554_432;

    private final String group;
    private final boolean together;
    private final Outlet outlet;
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();

    private List<Frame> passed = new ArrayList<>();

    /**
     * A merge without lanes yet.
     *
     * @param group that its frames bear
     * @param together whether what one read brought goes on together, or each frame by itself
     */
    FrameMerge(String group, boolean together, Outlet outlet) {
        this.group = group;
        this.together = together;
        this.outlet = outlet;
    }

    /** Takes each frame once and in order, several at a time. */
    interface Outlet {
        void accept(List<Frame> frames);
    }

    /** One more connection; one that is alone has nobody to wait for. */
    synchronized Lane attach() {
        Lane lane = new Lane(lanes.isEmpty());
        lanes.add(lane);
        return lane;
    }

    /** A connection has ended; what it held back is left to the others, and without others they go on by themselves. */
    synchronized void detach(Lane lane) {
        if (lanes.remove(lane) && lanes.stream().noneMatch(Lane::isJoined)) {
            lanes.forEach(this::join);
        }
        flush();
    }

    /** Takes a frame of a lane; it goes on with the next {@link #flush()}, or when many have gathered. */
    synchronized void take(Lane lane, Object body, Instant receivedAt) {
        if (lanes.size() == 1 && lane.joined && lane.owed.isEmpty()) {
            pass(new Frame(body, group, receivedAt));
            return;
        }
        Copy copy = Copy.of(body, receivedAt);
        if (lane.joined) {
            lanes.stream().filter(other -> other.holds(copy.content)).forEach(this::join);
            pass(lane, copy);
        } else if (lane.settle(copy.content)) {
            join(lane);
        } else if (!lane.hold(copy)) {
            join(lane);
        }
    }

    /** Hands on what has gathered: a read of a socket is over. */
    synchronized void flush() {
        if (!passed.isEmpty()) {
            List<Frame> together = passed;
            passed = new ArrayList<>();
            outlet.accept(together);
        }
    }

    /** Holds a lane back no longer, and hands on what it held. */
    synchronized void release(Lane lane) {
        join(lane);
        flush();
    }

    private void join(Lane lane) {
        if (!lane.joined) {
            lane.joined = true;
            lane.release().forEach(held -> pass(lane, held));
        }
    }

    private void pass(Lane lane, Copy copy) {
        if (lane.settle(copy.content)) {
            return;
        }
        for (Lane other : lanes) {
            if (other != lane) {
                other.owe(copy.content);
            }
        }
        pass(new Frame(copy.body, group, copy.receivedAt));
    }

    private void pass(Frame frame) {
        passed.add(frame);
        if (!together || passed.size() >= MOST_TOGETHER) {
            flush();
        }
    }

    private static int length(Object content) {
        return content instanceof ByteBuffer bytes
                ? bytes.remaining()
                : content.toString().length();
    }

    /** One connection that is merged. Guarded by the lock of the merge, but for {@link #isJoined()}. */
    static final class Lane {
        private final Map<Object, Integer> owed = new LinkedHashMap<>();
        private final List<Copy> held = new ArrayList<>();
        private final Set<Object> heldContents = new HashSet<>();
        private volatile boolean joined;
        private long owedLength;
        private long heldLength;

        private Lane(boolean joined) {
            this.joined = joined;
        }

        /** Whether its frames go on; otherwise they are held back. */
        boolean isJoined() {
            return joined;
        }

        /** Notes that another lane brought this first; what is too far back is forgotten. */
        private void owe(Object content) {
            if (owed.merge(content, 1, Integer::sum) == 1) {
                owedLength += length(content);
            }
            var oldest = owed.keySet().iterator();
            while (owed.size() > WINDOW_FRAMES || owedLength > WINDOW_LENGTH) {
                owedLength -= length(oldest.next());
                oldest.remove();
            }
        }

        /** Whether this is the copy of what another lane brought first; then it is that no longer. */
        private boolean settle(Object content) {
            Integer copies = owed.get(content);
            if (copies == null) {
                return false;
            }
            if (copies == 1) {
                owed.remove(content);
                owedLength -= length(content);
            } else {
                owed.put(content, copies - 1);
            }
            return true;
        }

        private boolean holds(Object content) {
            return heldContents.contains(content);
        }

        /** Keeps a frame until it joins; false when that are too many. */
        private boolean hold(Copy copy) {
            heldLength += length(copy.content);
            held.add(copy);
            heldContents.add(copy.content);
            return held.size() < WINDOW_FRAMES && heldLength < WINDOW_LENGTH;
        }

        private List<Copy> release() {
            List<Copy> released = List.copyOf(held);
            held.clear();
            heldContents.clear();
            return released;
        }
    }

    /** One frame, and what makes it equal to another. */
    private record Copy(Object content, Object body, Instant receivedAt) {
        static Copy of(Object body, Instant receivedAt) {
            return new Copy(body instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : body, body, receivedAt);
        }
    }
}
