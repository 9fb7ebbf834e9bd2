package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.OpenPosition;
import io.azalai.simulator.matching.SpotBalance;
import java.math.BigDecimal;

/**
 * Spot balances on the wire, and what portfolio margin adds to them (section 2.5): how near liquidation is by the sum of
 * a unified account's margin use. Nobody borrows here, so that only dollars back positions. Safe for many threads:
 * immutable.
 */
record SpotStateWire(Universe universe, Modes modes) {

    private static final String DOLLARS = "USDC";

    ObjectNode state(String address, AccountView account) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        boolean portfolio = modes.isPortfolio(address);
        if (portfolio) {
            state.put("portfolioMarginEnabled", true);
        }
        ArrayNode rows = state.putArray("balances");
        for (SpotBalance balance : account.spot()) {
            ObjectNode row = rows.addObject().put("coin", balance.asset());
            row.put("token", universe.token(balance.asset()).orElse(0));
            row.put("total", Decimals.text(balance.total(), 8));
            row.put("hold", Decimals.text(balance.locked(), 8));
            row.put("entryNtl", balance.asset().equals(DOLLARS) ? "0.0" : Decimals.text(balance.cost(), 8));
            if (portfolio) {
                row.put("spotHold", Decimals.text(balance.locked(), 8));
                row.put("ltv", "0.0").put("borrowed", "0.0").put("supplied", "0.0");
            }
        }
        if (portfolio) {
            addUse(state, account);
        }
        return state;
    }

    private static void addUse(ObjectNode state, AccountView account) {
        BigDecimal isolated = account.positions().stream()
                .filter(OpenPosition::isIsolated)
                .map(OpenPosition::margin)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal backing = account.balance(DOLLARS).total().subtract(isolated);
        BigDecimal used =
                backing.signum() > 0 ? Decimals.quotient(account.maintenance(), backing) : account.maintenance();
        state.put("portfolioMarginRatio", Decimals.text(used, 10));
        BigDecimal left = backing.subtract(account.maintenance()).max(BigDecimal.ZERO);
        state.putArray("tokenToAvailableAfterMaintenance").addArray().add(0).add(Decimals.text(left, 8));
    }
}
