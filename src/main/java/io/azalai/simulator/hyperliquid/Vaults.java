package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Purse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Accounts that their leader trades with the money of all who deposit (section 3.3): shares of the vault's worth, a
 * day's lock on deposits, a tenth of a follower's gain to the leader. Confined to the event loop.
 */
final class Vaults {

    private static final String USDC = "USDC";
    private static final Duration LOCK = Duration.ofDays(1);
    private static final BigDecimal LEAST = BigDecimal.valueOf(100);
    private static final BigDecimal CREATION_FEE = BigDecimal.valueOf(100);

    private final Engine engine;
    private final Signers signers;
    private final LedgerUpdates ledger;
    private final Clock clock;
    private final VaultClosing closing;
    private final Map<String, Vault> vaults = new LinkedHashMap<>();

    Vaults(Engine engine, Signers signers, PlacedOrders placed, LedgerUpdates ledger, Clock clock) {
        this.engine = engine;
        this.signers = signers;
        this.ledger = ledger;
        this.closing = new VaultClosing(engine, placed);
        this.clock = clock;
    }

    void addTo(ActionDesk desk) {
        desk.put("createVault", this::create);
        desk.put("vaultTransfer", this::transfer);
        new VaultLeading(this, engine, closing, ledger).addTo(desk);
    }

    Collection<Vault> all() {
        return vaults.values();
    }

    Optional<Vault> find(String address) {
        return Optional.ofNullable(vaults.get(address.toLowerCase(Locale.ROOT)));
    }

    /** The vault that an action is about. @throws RefusedException when there is none */
    Vault named(ObjectNode action) {
        String address = action.get("vaultAddress").asText();
        return find(address).orElseThrow(() -> new RefusedException("Vault not registered: " + address));
    }

    /** What a vault is worth now, unrealised gain included. */
    BigDecimal worth(Vault vault) {
        return engine.account(vault.address).equity();
    }

    private JsonNode create(Acting by, ObjectNode action) {
        BigDecimal initial = usd(action, "initialUsd");
        if (initial.compareTo(LEAST) < 0
                || engine.free(Purse.margin(by.account(), USDC)).compareTo(initial.add(CREATION_FEE)) < 0) {
            throw new RefusedException("Insufficient funds available to deposit.");
        }
        String name = action.get("name").asText();
        String address = Signers.addressOf(by.master() + "|vault|" + name + "|" + by.nonce());
        engine.open(address, Map.of(), BigDecimal.ZERO);
        signers.addVault(address, by.account());
        Vault vault =
                new Vault(address, by.account(), name, action.get("description").asText(), clock.millis());
        vaults.put(address, vault);
        engine.move(Purse.margin(by.account(), USDC), null, CREATION_FEE);
        add(vault, by.account(), initial);
        ledger.add(
                delta("vaultCreate", vault).put("usdc", Decimals.text(initial)).put("fee", Decimals.text(CREATION_FEE)),
                by.account());
        return ActionReply.data("createVault", TextNode.valueOf(address));
    }

    private JsonNode transfer(Acting by, ObjectNode action) {
        Vault vault = named(action);
        BigDecimal amount = usd(action, "usd");
        if (action.get("isDeposit").asBoolean()) {
            if (engine.free(Purse.margin(by.account(), USDC)).compareTo(amount) < 0) {
                throw new RefusedException("Insufficient funds available to deposit.");
            }
            // the text is not the venue's
            if (vault.closed || (!vault.allowsDeposits && !by.account().equals(vault.leader))) {
                throw new RefusedException("Vault does not allow deposits.");
            }
            add(vault, by.account(), amount);
            ledger.add(delta("vaultDeposit", vault).put("usdc", Decimals.text(amount)), by.account());
        } else {
            withdraw(vault, by.account(), amount);
        }
        return ActionReply.done();
    }

    private void add(Vault vault, String user, BigDecimal amount) {
        long now = clock.millis();
        long lock = user.equals(vault.leader) ? 0 : LOCK.toMillis();
        vault.deposit(user, amount, worth(vault), now, now + lock);
        engine.move(Purse.margin(user, USDC), Purse.margin(vault.address, USDC), amount);
    }

    /**
     * Pays out what is asked for, less the leader's part of the gain in it. The text of the lock is not the venue's.
     */
    private void withdraw(Vault vault, String user, BigDecimal amount) {
        Vault.Stake stake =
                vault.stake(user).orElseThrow(() -> new RefusedException("Insufficient balance for withdrawal."));
        if (stake.lockedUntil() > clock.millis()) {
            throw new RefusedException("Cannot withdraw from vault until " + stake.lockedUntil());
        }
        BigDecimal worth = worth(vault);
        if (vault.equity(stake, worth).compareTo(amount) < 0) {
            throw new RefusedException("Insufficient balance for withdrawal.");
        }
        BigDecimal cost = freed(vault, amount, worth);
        Purse purse = Purse.margin(vault.address, USDC);
        BigDecimal paid = amount.subtract(cost);
        BigDecimal basis = vault.withdraw(user, amount, worth);
        BigDecimal commission = user.equals(vault.leader)
                ? BigDecimal.ZERO
                : paid.subtract(basis).max(BigDecimal.ZERO).multiply(Vault.COMMISSION);
        engine.move(purse, Purse.margin(user, USDC), paid.subtract(commission));
        engine.move(purse, Purse.margin(vault.leader, USDC), commission);
        ObjectNode delta = delta("vaultWithdraw", vault).put("user", user);
        delta.put("requestedUsd", AccountWire.usd(amount)).put("commission", AccountWire.usd(commission));
        delta.put("closingCost", AccountWire.usd(cost)).put("basis", AccountWire.usd(basis));
        ledger.add(delta.put("netWithdrawnUsd", AccountWire.usd(paid.subtract(commission))), user);
    }

    /**
     * Lets an amount be free by closing its part of the positions, and all of them where gains that are not realised
     * are needed too; what the closing cost, which whoever withdraws bears.
     */
    private BigDecimal freed(Vault vault, BigDecimal amount, BigDecimal worth) {
        Purse purse = Purse.margin(vault.address, USDC);
        if (!vault.alwaysCloses && engine.free(purse).compareTo(amount) >= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal cost = BigDecimal.ZERO;
        for (BigDecimal part : new BigDecimal[] {Decimals.quotient(amount, worth), BigDecimal.ONE}) {
            closing.close(vault.address, part.min(BigDecimal.ONE));
            cost = worth.subtract(worth(vault)).max(BigDecimal.ZERO);
            if (engine.free(purse).compareTo(amount.subtract(cost)) >= 0) {
                return cost;
            }
        }
        throw new RefusedException("Insufficient balance for withdrawal.");
    }

    static ObjectNode delta(String type, Vault vault) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("vault", vault.address);
    }

    private static BigDecimal usd(ObjectNode action, String field) {
        if (action.get(field).asLong() == 0) {
            throw new UnreadableException(field);
        }
        return BigDecimal.valueOf(action.get(field).asLong(), 6);
    }
}
