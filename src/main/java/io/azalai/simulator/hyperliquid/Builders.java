package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.loopback.DecimalForm;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Builder fees that accounts have approved, in tenths of a basis point (section 3.3). Confined to the event loop. */
final class Builders {

    private static final BigDecimal TENTHS_A_PERCENT = BigDecimal.valueOf(1000);

    /** A tenth of a basis point is 0.00001. */
    private static final int TENTHS_DECIMALS = 5;

    private static final int MOST_ON_PERPETUALS = 100;
    private static final int MOST_ON_SPOT = 1000;

    /** The refusal is the venue's, its words are not known. */
    private static final String TOO_MUCH = "Builder fee is over the maximum of the market.";

    private final Map<String, Integer> approved = new LinkedHashMap<>();

    /** Approves a fee that is written as a percentage, {@code 0.001%}. */
    void approve(String account, String builder, String maxFeeRate) {
        BigDecimal tenths = Optional.of(maxFeeRate)
                .filter(rate -> rate.endsWith("%"))
                .flatMap(rate -> DecimalForm.UNSIGNED.read(rate.substring(0, rate.length() - 1)))
                .orElseThrow(() -> new RefusedException("Invalid builder fee rate."))
                .multiply(TENTHS_A_PERCENT);
        approved.put(
                key(account, builder),
                tenths.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue());
    }

    int approvedFor(String account, String builder) {
        return approved.getOrDefault(key(account, builder), 0);
    }

    /** Builders that an account lets take a fee, in the order of their first approval. */
    List<String> approvedBy(String account) {
        String begin = key(account, "");
        return approved.entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && entry.getKey().startsWith(begin))
                .map(entry -> entry.getKey().substring(begin.length()))
                .toList();
    }

    /**
     * Fraction of an order's value that the builder named in its action asks for; zero without one.
     *
     * @throws RefusedException when so much was not approved, or is more than the coin's market lets it take
     */
    BigDecimal rate(String account, JsonNode builder, Coin coin) {
        if (!builder.isObject()) {
            return BigDecimal.ZERO;
        }
        int tenths = builder.get("f").asInt();
        if (approvedFor(account, builder.get("b").asText()) < tenths) {
            throw new RefusedException("Builder fee has not been approved.");
        }
        if (tenths > (coin.isSpot() ? MOST_ON_SPOT : MOST_ON_PERPETUALS)) {
            throw new RefusedException(TOO_MUCH);
        }
        return BigDecimal.valueOf(tenths, TENTHS_DECIMALS);
    }

    private static String key(String account, String builder) {
        return account + "|" + builder.toLowerCase(Locale.ROOT);
    }
}
