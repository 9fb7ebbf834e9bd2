package io.azalai.trade.paper;

import io.azalai.model.PositionMode;
import io.azalai.simulator.matching.AccountState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A paper venue as it is kept over a restart.
 *
 * @param terms of all that was ever traded
 * @param marks last mark prices by the engine's symbols, quote units
 */
record PaperState(AccountState account, PositionMode mode, List<PaperTerms> terms, Map<String, BigDecimal> marks) {

    PaperState {
        terms = List.copyOf(terms);
        marks = Map.copyOf(marks);
    }
}
