package io.azalai.flow;

import io.azalai.model.Market;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which symbols flows may name, as far as the venues have told. */
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
}
