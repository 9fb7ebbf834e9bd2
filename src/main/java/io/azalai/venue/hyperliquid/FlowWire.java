package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ledger updates, with the venue's own names (hyperliquid.md section 2.4). */
final class FlowWire {

    private FlowWire() {}

    /**
     * A row of {@code POST /info type=userNonFundingLedgerUpdates}.
     *
     * @param hash of the transaction, zeros where there is none
     * @param delta a {@link Delta}, as far as its type is one we know
     */
    record Row(long time, String hash, JsonNode delta) {
        Row {
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(delta, "delta");
        }

        /** What kind of change it is. */
        String type() {
            return delta.path("type").asText();
        }
    }

    /**
     * What changed; which fields are there depends on its type.
     *
     * @param usdc never negative, as {@code amount} of a token is
     * @param user who sent
     * @param destination who received
     * @param sourceDex empty for the first dex, {@code spot} for spot; as {@code destinationDex}
     */
    record Delta(
            @Nullable BigDecimal usdc,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal netWithdrawnUsd,
            @Nullable Boolean toPerp,
            @Nullable String token,
            @Nullable String user,
            @Nullable String destination,
            @Nullable String sourceDex,
            @Nullable String destinationDex) {}
}
