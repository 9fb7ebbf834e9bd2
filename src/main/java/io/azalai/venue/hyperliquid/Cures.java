package io.azalai.venue.hyperliquid;

import io.azalai.venue.TradeRequest.Amend;
import java.util.Map;

/** What to do about what the venue refuses, by our code (hyperliquid.md section 3.6), since its texts do not say. */
final class Cures {

    static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry(Amend.OLD_ORDER_GONE, "the old order is cancelled: correct the new one and place it"),
            Map.entry("TICK_SIZE", "round the price to the tick of the symbol"),
            Map.entry("INVALID_SYMBOL", "write a symbol that the venue lists"),
            Map.entry("INSUFFICIENT_BALANCE", "lower the quantity, or deposit"),
            Map.entry("INSUFFICIENT_MARGIN", "lower the quantity, or deposit"),
            Map.entry("MIN_NOTIONAL", "raise the quantity"),
            Map.entry("NOT_OPEN", "read the order"),
            Map.entry("PRICE_TOO_FAR", "bring the price nearer to the market"),
            Map.entry(
                    "TOO_MANY_ORDERS",
                    "cancel some: from 1000 open orders on the venue takes none that only reduces or waits for a price"),
            Map.entry(
                    "REDUCE_ONLY", "reduceOnly takes only what makes the position smaller: drop it, or turn the side"),
            Map.entry(
                    "UNKNOWN_SIGNER", "write as secret_key the account's own key, or that of an agent it has approved"),
            Map.entry(
                    "NOT_REGISTERED", "write as vault_address one that account_address leads or owns, or leave it out"),
            Map.entry(ErrorTable.NONCE_PASSED, "set this machine's clock right"),
            Map.entry(
                    ErrorTable.EXPIRED,
                    "it came too late: set this machine's clock right, unless it waited here or on its way"),
            Map.entry("INVALID_NONCE", "set this machine's clock right"),
            Map.entry("LEVERAGE", "write 1 to the most that the symbol allows"),
            Map.entry("MARGIN_MODE", "it takes an open position in isolated margin; the mode changes only without one"),
            Map.entry("NOT_ELIGIBLE", "until then orders are cancelled by this program alone"),
            Map.entry("TWAP", "raise the quantity, or shorten the time"));

    private Cures() {}
}
