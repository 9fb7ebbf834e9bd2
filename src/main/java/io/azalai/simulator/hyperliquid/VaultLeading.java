package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Purse;
import java.math.BigDecimal;

/** What a vault's leader alone may do with it: pay out, close, set its rules. Confined to the event loop. */
record VaultLeading(Vaults vaults, Engine engine, VaultClosing closing, LedgerUpdates ledger) {

    private static final String USDC = "USDC";

    void addTo(ActionDesk desk) {
        desk.put("vaultModify", this::modify);
        desk.put("vaultDistribute", this::distribute);
    }

    private JsonNode modify(Acting by, ObjectNode action) {
        Vault vault = led(by, action);
        if (action.get("allowDeposits").isBoolean()) {
            vault.allowsDeposits = action.get("allowDeposits").asBoolean();
        }
        if (action.get("alwaysCloseOnWithdraw").isBoolean()) {
            vault.alwaysCloses = action.get("alwaysCloseOnWithdraw").asBoolean();
        }
        return ActionReply.done();
    }

    /** Of an amount, to each by their shares; of nothing, all there is after the positions were closed. */
    private JsonNode distribute(Acting by, ObjectNode action) {
        Vault vault = led(by, action);
        BigDecimal asked = BigDecimal.valueOf(action.get("usd").asLong(), 6);
        boolean ends = asked.signum() == 0;
        if (ends) {
            closing.close(vault.address, BigDecimal.ONE);
        }
        BigDecimal free = engine.free(Purse.margin(vault.address, USDC));
        boolean holds = ends && !engine.account(vault.address).positions().isEmpty();
        if (holds || free.compareTo(asked) < 0) {
            throw new RefusedException("Insufficient balance for withdrawal.");
        }
        vault.distribute(ends ? free : asked).forEach((user, part) -> pay(vault, user, part));
        if (ends) {
            vault.close();
        }
        return ActionReply.done();
    }

    private void pay(Vault vault, String user, BigDecimal amount) {
        Purse from = Purse.margin(vault.address, USDC);
        engine.move(from, Purse.margin(user, USDC), amount.min(engine.free(from)));
        ledger.add(Vaults.delta("vaultDistribution", vault).put("usdc", AccountWire.usd(amount)), user);
    }

    private Vault led(Acting by, ObjectNode action) {
        Vault vault = vaults.named(action);
        if (!vault.leader.equals(by.account())) {
            throw new RefusedException("Sub-account " + vault.address + " is not registered to " + by.account());
        }
        return vault;
    }
}
