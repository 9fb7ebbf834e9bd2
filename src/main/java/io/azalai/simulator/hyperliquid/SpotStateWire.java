package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.OpenPosition;
import io.azalai.simulator.matching.SpotBalance;
import java.math.BigDecimal;
import java.util.List;

/**
 * Spot balances on the wire, and what portfolio margin adds to them (section 2.5): how near liquidation is by the sums
 * of a unified account's margin use, of the collateral that is used most. Nobody borrows here, so that a token backs
 * only what is margined in it. Safe for many threads: immutable.
 */
record SpotStateWire(Universe universe, Modes modes) {

    private static final String DOLLARS = "USDC";

    /** @param wallets the account as each collateral sees it, dollars first */
    ObjectNode state(String address, List<AccountView> wallets) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        boolean portfolio = modes.isPortfolio(address);
        if (portfolio) {
            state.put("portfolioMarginEnabled", true);
        }
        ArrayNode rows = state.putArray("balances");
        for (SpotBalance balance : wallets.get(0).spot()) {
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
            addUse(state, wallets);
        }
        return state;
    }

    private void addUse(ObjectNode state, List<AccountView> wallets) {
        BigDecimal most = BigDecimal.ZERO;
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < wallets.size(); i++) {
            String token = universe.collateral(universe.collaterals().get(i));
            AccountView wallet = wallets.get(i);
            BigDecimal backing = backing(wallet, token);
            BigDecimal maintenance = wallet.maintenance();
            most = most.max(backing.signum() > 0 ? Decimals.quotient(maintenance, backing) : maintenance);
            if (backing.signum() > 0 || token.equals(DOLLARS)) {
                String free = Decimals.text(backing.subtract(maintenance).max(BigDecimal.ZERO), 8);
                left.addArray().add(universe.token(token).orElse(0)).add(free);
            }
        }
        state.put("portfolioMarginRatio", Decimals.text(most, 10));
        state.set("tokenToAvailableAfterMaintenance", left);
    }

    private static BigDecimal backing(AccountView wallet, String token) {
        return wallet.positions().stream()
                .filter(OpenPosition::isIsolated)
                .map(OpenPosition::margin)
                .reduce(wallet.balance(token).total(), BigDecimal::subtract);
    }
}
