package io.azalai.trade;

import io.azalai.model.Fill;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Which fills were counted, so that none counts twice. Confined to the lock of {@link OrderDesk}. */
final class FillMemory {

    private final Set<String> keys = new HashSet<>();

    FillMemory(Collection<Fill> counted) {
        counted.forEach(fill -> keys.add(key(fill)));
    }

    /** Remembers the fill; false when it was known. */
    boolean add(Fill fill) {
        return keys.add(key(fill));
    }

    boolean contains(Fill fill) {
        return keys.contains(key(fill));
    }

    private static String key(Fill fill) {
        return fill.listing().key() + "|" + fill.account() + "|" + fill.tradeId() + "|" + fill.orderId();
    }
}
