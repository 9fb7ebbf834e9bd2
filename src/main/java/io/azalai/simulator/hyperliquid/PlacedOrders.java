package io.azalai.simulator.hyperliquid;

import io.azalai.simulator.matching.Placement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the wire knows of orders beyond the engine: how they were asked for, and what hangs on them. Confined to the
 * event loop.
 */
final class PlacedOrders {

    private final Map<Long, Order> asked = new HashMap<>();
    private final Map<Long, List<Long>> children = new HashMap<>();
    private final Map<Long, Long> twaps = new HashMap<>();
    private final Set<Long> vaultCloses = new HashSet<>();
    /** TWAP whose slice is being placed, so that its fills are known for slices while they happen. */
    private @Nullable Long slicing;

    private boolean closingVault;

    void remember(long orderId, Order order) {
        asked.put(orderId, order);
    }

    void hang(long orderId, List<Long> exits) {
        children.put(orderId, List.copyOf(exits));
    }

    Placement slice(long twapId, Supplier<Placement> place) {
        slicing = twapId;
        Placement placement = place.get();
        slicing = null;
        twaps.put(placement.order().id(), twapId);
        return placement;
    }

    /** Places an order of the venue's that closes a vault's position; its frames are written while it happens. */
    void closeVault(Supplier<Placement> place) {
        closingVault = true;
        Placement placement = place.get();
        closingVault = false;
        vaultCloses.add(placement.order().id());
    }

    /** Whether an order closes a vault's position because money leaves it. */
    boolean closesVault(long orderId) {
        return vaultCloses.contains(orderId) || (closingVault && !asked.containsKey(orderId));
    }

    /** As it was asked for; empty for what the venue itself orders. */
    Optional<Order> asked(long orderId) {
        return Optional.ofNullable(asked.get(orderId));
    }

    /** Exits that wait for this one. */
    List<Long> childrenOf(long orderId) {
        return children.getOrDefault(orderId, List.of());
    }

    /** The TWAP that an order is a slice of. */
    Optional<Long> twapOf(long orderId) {
        Long twap = twaps.get(orderId);
        return Optional.ofNullable(twap == null && !asked.containsKey(orderId) ? slicing : twap);
    }
}
