package io.azalai.venue.wallet;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Strictly increasing nonces that follow a clock: one source per signer, since venues refuse a nonce seen before. A
 * mark some seconds ahead is kept before any nonce below it is given out, and a source begins at the mark of the one
 * before it, so that a restart repeats none. Safe for many threads: one atomic number, and a lock to move the mark.
 */
public final class NonceSource {

    private final AtomicLong last;
    private final LongSupplier now;
    private final long ahead;
    private final long farthest;
    private final NonceMarks marks;
    private final String signer;
    private volatile long mark;
    private volatile boolean refused;

    /**
     * Follows a clock that counts in the venue's unit: ms on Hyperliquid, us on Aster.
     *
     * @param ahead how far the mark is ahead of the nonces, and so how far ahead of the clock a restart begins at most
     * @param farthest ahead of its clock the venue takes a nonce: a mark beyond is of a clock that was wrong
     * @param signer whose mark it is: venue and address
     */
    public NonceSource(LongSupplier now, long ahead, long farthest, NonceMarks marks, String signer) {
        this.now = now;
        this.ahead = ahead;
        this.farthest = farthest;
        this.marks = marks;
        this.signer = signer;
        long kept = marks.read(signer);
        this.last = new AtomicLong(isTooFar(kept) ? 0 : kept - 1);
    }

    /**
     * A nonce greater than all before that the venue can have taken.
     *
     * @throws java.io.UncheckedIOException when it could not be made sure that it never comes again
     */
    public long next() {
        if (refused && isTooFar(last.get())) {
            comeBack();
        }
        long nonce = last.updateAndGet(previous -> Math.max(previous + 1, now.getAsLong()));
        if (nonce >= mark) {
            moveMark(nonce);
        }
        return nonce;
    }

    /** The venue refused one: where the nonces lie too far ahead, it takes none until they come back. */
    public void refused() {
        refused = true;
    }

    private boolean isTooFar(long nonce) {
        return nonce - now.getAsLong() >= farthest;
    }

    /** The clock was wrong and is right again. */
    private synchronized void comeBack() {
        long time = now.getAsLong();
        if (isTooFar(last.get())) {
            marks.write(signer, time + ahead);
            mark = time + ahead;
            last.set(time - 1);
            refused = false;
        }
    }

    private synchronized void moveMark(long nonce) {
        if (nonce >= mark) {
            long next = nonce + ahead;
            marks.write(signer, next);
            mark = next;
        }
    }
}
