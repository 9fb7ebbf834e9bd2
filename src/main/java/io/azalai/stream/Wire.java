package io.azalai.stream;

import org.jspecify.annotations.Nullable;

/** One attempt of a link: takes what its socket says to the control thread, and data straight to the routes. Safe for many threads. */
final class Wire implements Socket.Events {
    private final Pool pool;
    private final Link link;
    private final int attempt;
    private volatile @Nullable Socket socket;

    Wire(Pool pool, Link link, int attempt) {
        this.pool = pool;
        this.link = link;
        this.attempt = attempt;
    }

    @Override
    public void opened(Socket opened) {
        socket = opened;
        pool.gate().add(opened);
        pool.execute(() -> link.opened(attempt, opened));
    }

    @Override
    public void text(String frame) {
        pool.counters().frames.increment();
        StreamProtocol.Control control = pool.control(frame);
        if (control == null) {
            pool.deliver(frame, link.group());
        } else if (!(control instanceof StreamProtocol.Alive)) {
            Socket from = socket;
            if (from != null) {
                pool.execute(() -> link.answered(from, control));
            }
        }
    }

    @Override
    public void binary(byte[] frame) {
        pool.counters().frames.increment();
        pool.deliver(frame, link.group());
    }

    @Override
    public void ended(String reason) {
        Socket old = socket;
        if (old != null) {
            pool.gate().remove(old);
        }
        pool.execute(() -> link.ended(attempt, reason));
    }
}
