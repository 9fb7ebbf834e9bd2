package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The listen key of one market: one at a time, good for sixty minutes after each POST or PUT (aster.md section 6.4).
 * Safe for many threads: one lock, held without IO.
 */
final class ListenKeys {

    private static final long LIFE_MS = 60L * 60_000;

    private final Floor floor;
    private final Supplier<String> newKeys;
    private final Consumer<String> ended;
    private @Nullable String key;
    private long endsAt;

    /** @param ended hears of a key that expired or was deleted, outside the lock */
    ListenKeys(Floor floor, Supplier<String> newKeys, Consumer<String> ended) {
        this.floor = floor;
        this.newKeys = newKeys;
        this.ended = ended;
    }

    /** {@code POST listenKey}: a new key, or the living one extended. */
    JsonNode open(Parameters parameters) {
        return JsonNodeFactory.instance.objectNode().put("listenKey", extended());
    }

    private synchronized String extended() {
        String living = key == null ? newKeys.get() : key;
        key = living;
        endsAt = floor.now() + LIFE_MS;
        return living;
    }

    /** {@code PUT listenKey}. @throws RefusedException -1125 when there is no such key */
    synchronized JsonNode extend(Parameters parameters) {
        require(parameters);
        endsAt = floor.now() + LIFE_MS;
        return JsonNodeFactory.instance.objectNode();
    }

    /** {@code DELETE listenKey}. @throws RefusedException -1125 when there is no such key */
    JsonNode close(Parameters parameters) {
        synchronized (this) {
            require(parameters);
        }
        expire();
        return JsonNodeFactory.instance.objectNode();
    }

    private void require(Parameters parameters) {
        if (!floor.futures()) {
            parameters.text("listenKey");
        }
        String named = parameters.optional("listenKey").orElse(null);
        if (key == null || (!floor.futures() && !key.equals(named))) {
            throw Refusal.INVALID_LISTEN_KEY.with();
        }
    }

    /** Ends the key if its time is over. */
    void expireIfDue() {
        if (isDue()) {
            expire();
        }
    }

    private synchronized boolean isDue() {
        return key != null && floor.now() >= endsAt;
    }

    /** Ends the living key now, if there is one. */
    void expire() {
        String last;
        synchronized (this) {
            last = key;
            key = null;
        }
        if (last != null) {
            ended.accept(last);
        }
    }

    /** The living key; events go to streams of its name. */
    synchronized Optional<String> living() {
        return Optional.ofNullable(key);
    }
}
