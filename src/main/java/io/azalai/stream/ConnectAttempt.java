package io.azalai.stream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a link: takes what its socket says to the control thread, and data straight to the routes. Called by
 * one thread at a time, the socket's; what others see of it is volatile.
 */
final class ConnectAttempt implements Socket.Events {
    private final Pool pool;
    private final Link link;
    private final int attempt;
    private volatile @Nullable Socket socket;
    private volatile FrameMerge.@Nullable Lane lane;
    private Instant receivedAt;
    private long frames;

    ConnectAttempt(Pool pool, Link link, int attempt) {
        this.pool = pool;
        this.link = link;
        this.attempt = attempt;
        this.receivedAt = pool.now();
    }

    @Override
    public void opened(Socket opened) {
        socket = opened;
        FrameMerge merge = link.set().merge();
        FrameMerge.Lane mine = merge.attach();
        lane = mine;
        opened.whenClosed(() -> merge.detach(mine));
        pool.gate().add(opened);
        pool.execute(() -> link.opened(attempt, opened, mine));
    }

    /** What one read brought came at one time. */
    @Override
    public void readBegins() {
        receivedAt = pool.now();
    }

    @Override
    public void text(String frame) {
        frames++;
        StreamProtocol.Control control = pool.answers().control(frame);
        if (control == null) {
            link.set().silenceWatch().heard(frame);
            take(frame);
        } else if (!(control instanceof StreamProtocol.Alive)) {
            Socket from = socket;
            if (from != null) {
                pool.execute(() -> link.answered(from, control));
            }
        }
    }

    @Override
    public void binary(byte[] frame) {
        frames++;
        take(frame);
    }

    @Override
    public void readDone() {
        pool.counters().frames.add(frames);
        frames = 0;
        if (lane != null) {
            link.set().merge().flush();
        }
    }

    @Override
    public void ended(String reason) {
        Socket old = socket;
        if (old != null) {
            pool.gate().remove(old);
        }
        FrameMerge.Lane mine = lane;
        if (mine != null) {
            link.set().merge().detach(mine);
        }
        pool.execute(() -> link.ended(attempt, reason));
    }

    private void take(Object body) {
        FrameMerge.Lane mine = lane;
        if (mine != null) {
            link.set().merge().take(mine, body, receivedAt);
        }
    }
}
