package io.azalai.flow;

import io.azalai.model.Dataset;
import io.azalai.model.Market;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which symbols flows may name, as far as the venues have told, and what there is to read of them. */
@FunctionalInterface
public interface SymbolBook {

    /** Objects to nothing. */
    SymbolBook UNKNOWN = (venue, market, symbol) -> Optional.empty();

    /**
     * Why a symbol can mean nothing, with near ones; empty when it means something or the venue has not told yet.
     *
     * @param venue null for any of them
     * @param market null for both
     */
    Optional<String> objection(@Nullable String venue, @Nullable Market market, String symbol);

    /**
     * Why datasets would stay silent, because no venue that is meant tells any of them; empty when one does.
     *
     * @param venue null for any of them
     * @param market null for both
     * @param symbol null for every one
     */
    default Optional<String> silence(
            @Nullable String venue, @Nullable Market market, @Nullable String symbol, Set<Dataset> datasets) {
        return Optional.empty();
    }
}
