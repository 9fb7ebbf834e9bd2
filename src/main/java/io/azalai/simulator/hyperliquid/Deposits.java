package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Purse;
import java.math.BigDecimal;
import java.util.Locale;

/** Money from outside: dollars into margin, everything else into spot. Confined to the event loop. */
record Deposits(Engine engine, LedgerUpdates ledger) {

    /** Brings money in. @throws IllegalArgumentException when there is no such account */
    void accept(String account, String asset, BigDecimal amount) {
        String address = account.toLowerCase(Locale.ROOT);
        boolean dollars = asset.equals("USDC");
        engine.move(null, dollars ? Purse.margin(address, asset) : Purse.spot(address, asset), amount);
        if (dollars) {
            ledger.add(
                    JsonNodeFactory.instance.objectNode().put("type", "deposit").put("usdc", Decimals.text(amount)),
                    address);
        }
    }
}
