package io.azalai.simulator.matching;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An account fell below its maintenance margin, and its positions are being closed.
 *
 * @param id increasing within the engine
 * @param isolated whether one isolated position is closed, rather than all that share a wallet
 * @param notional of the positions at mark, quote units
 * @param equity what margined them when it began, quote units
 * @param positions as they were when it began
 */
public record LiquidationEvent(
        long id,
        String account,
        boolean isolated,
        BigDecimal notional,
        BigDecimal equity,
        List<OpenPosition> positions,
        Instant time) {
    /** Keeps a copy. */
    public LiquidationEvent {
        positions = List.copyOf(positions);
    }
}
