package io.azalai.trade;

import io.azalai.model.MarginMode;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.venue.LeverageSetting;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The time in which a symbol has one leverage. Confined to the lock of {@link Leverages}, but for its futures. */
final class LeverageTurn {

    private final int leverage;
    private final CompletableFuture<Void> set = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> earlier;
    private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);
    private int orders;
    private boolean superseded;
    private boolean outdated;
    private boolean doubted;
    private boolean held;
    /** What came with the leverage; null until the venue has set it. */
    private @Nullable MarginMode mode;

    private Instant readAt = Instant.EPOCH;

    /** After another turn, if there was one: orders of one leverage need not wait for each other. */
    LeverageTurn(int leverage, @Nullable LeverageTurn before) {
        this.leverage = leverage;
        this.earlier =
                before != null && before.leverage == leverage ? before.over() : CompletableFuture.completedFuture(null);
    }

    int leverage() {
        return leverage;
    }

    /** Done when the venue has the leverage; failed when it could not be set. */
    CompletableFuture<Void> set() {
        return set;
    }

    /** Done when another has begun and the orders of this one, and of those that it shares with, were answered. */
    CompletableFuture<Void> over() {
        return earlier.thenCombine(ended, (first, last) -> null);
    }

    /** Done when a turn of that leverage may begin after this one; never fails. */
    CompletableFuture<?> free(int next) {
        return next == leverage ? set.handle((done, failure) -> null) : over();
    }

    /** Its orders were answered. */
    void end() {
        ended.complete(null);
    }

    /** Done when the venue was read, if it is being read. */
    CompletableFuture<Void> reading() {
        return reading;
    }

    boolean serves(int wanted) {
        return wanted == leverage && !outdated && !set.isCompletedExceptionally();
    }

    boolean isOver() {
        return superseded && orders == 0;
    }

    /** Whether the venue said that something was changed since it was set or read. */
    boolean isDoubted() {
        return set.isDone() && doubted;
    }

    /** Whether the symbol is flat and was not read since; a position tells by itself. */
    boolean isUnread(Instant since) {
        return set.isDone() && !held && readAt.isBefore(since);
    }

    void begins() {
        orders++;
    }

    void ends() {
        orders--;
    }

    void supersede() {
        superseded = true;
    }

    void outdate() {
        outdated = true;
    }

    void doubt() {
        doubted = true;
    }

    /** From now on it is being read; what is doubted meanwhile is read again. */
    void read() {
        doubted = false;
        reading = new CompletableFuture<>();
    }

    /** What the venue has after it was set. */
    void begins(LeverageSetting setting, Instant at) {
        mode = setting.marginMode();
        readAt = at;
    }

    /** What the venue has now; null when it could not be read: then it is set again. */
    void compare(@Nullable LeverageSetting setting, Instant at) {
        readAt = at;
        outdated |= setting == null || setting.leverage() != leverage || (mode != null && mode != setting.marginMode());
    }

    /** A position shows what the venue has; while it lasts it shows each change. */
    void told(Position position) {
        held = position.side() != PositionDirection.FLAT;
        Integer shown = position.leverage();
        if (held && shown != null && set.isDone()) {
            outdated |= shown != leverage;
        }
    }
}
