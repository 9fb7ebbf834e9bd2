package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Purse;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/**
 * Agents, builders, modes, sub-accounts and what else belongs to an account (sections 3.3 and 3.4). Confined to the
 * event loop.
 */
final class AccountActions {

    private static final BigDecimal SUB_ACCOUNT_VOLUME = BigDecimal.valueOf(100_000);
    private static final BigDecimal PRICE_OF_A_REQUEST = new BigDecimal("0.0005");

    private final Engine engine;
    private final Signers signers;
    private final Builders builders;
    private final Modes modes;
    private final AddressBudget budget;

    AccountActions(Engine engine, Signers signers, Builders builders, Modes modes, AddressBudget budget) {
        this.engine = engine;
        this.signers = signers;
        this.builders = builders;
        this.modes = modes;
        this.budget = budget;
    }

    void addTo(ActionDesk desk) {
        desk.put("noop", (by, action) -> ActionReply.done());
        desk.put("approveAgent", this::approveAgent);
        desk.put("approveBuilderFee", (by, action) -> {
            builders.approve(
                    by.account(),
                    action.get("builder").asText(),
                    action.get("maxFeeRate").asText());
            return ActionReply.done();
        });
        desk.put("userSetAbstraction", this::userSetAbstraction);
        desk.put("agentSetAbstraction", (by, action) -> {
            modes.set(by.account(), action.get("abstraction").asText());
            return ActionReply.done();
        });
        desk.put("agentEnableDexAbstraction", (by, action) -> dexAbstraction(by.account(), true));
        desk.put("userDexAbstraction", this::userDexAbstraction);
        desk.put("tokenDelegate", (by, action) -> {
            throw new RefusedException("Insufficient staking balance");
        });
        desk.put("createSubAccount", this::createSubAccount);
        desk.put("subAccountModify", this::rename);
        desk.put("setDisplayName", (by, action) -> ActionReply.done()); // of a board of leaders that nobody reads here
        desk.put("spotUser", (by, action) -> {
            modes.keepDust(by.account(), action.at("/toggleSpotDusting/optOut").asBoolean());
            return ActionReply.done();
        });
        desk.put("reserveRequestWeight", this::reserve);
    }

    private JsonNode approveAgent(Acting by, ObjectNode action) {
        String address = action.get("agentAddress").asText().toLowerCase(Locale.ROOT);
        signers.approve(by.account(), address, action.path("agentName").asText(""));
        return ActionReply.done();
    }

    private JsonNode userDexAbstraction(Acting by, ObjectNode action) {
        return dexAbstraction(own(by, action), action.get("enabled").asBoolean());
    }

    private JsonNode dexAbstraction(String user, boolean enabled) {
        modes.set(user, enabled ? "dexAbstraction" : "disabled");
        return ActionReply.done();
    }

    private JsonNode userSetAbstraction(Acting by, ObjectNode action) {
        modes.set(own(by, action), action.get("abstraction").asText());
        return ActionReply.done();
    }

    /** The user that is named: the signer or one of its sub-accounts. */
    private String own(Acting by, ObjectNode action) {
        String user = action.get("user").asText().toLowerCase(Locale.ROOT);
        boolean own = user.equals(by.account())
                || signers.ownerOf(user).filter(by.account()::equals).isPresent();
        if (!own) {
            throw new RefusedException("Sub-account " + user + " is not registered to " + by.account());
        }
        return user;
    }

    private JsonNode createSubAccount(Acting by, ObjectNode action) {
        BigDecimal traded = budget.volume(by.master());
        if (traded.compareTo(SUB_ACCOUNT_VOLUME) < 0) {
            throw new RefusedException("Cannot create sub-accounts until enough volume traded. Required: $"
                    + SUB_ACCOUNT_VOLUME + ". Traded: $" + Decimals.text(traded, 2) + ".");
        }
        String name = action.get("name").asText();
        String address = Signers.addressOf(by.master() + "|" + name + "|" + by.nonce());
        engine.open(address, Map.of(), BigDecimal.ZERO);
        signers.addSubAccount(address, by.master(), name);
        return ActionReply.data("createSubAccount", TextNode.valueOf(address));
    }

    private JsonNode rename(Acting by, ObjectNode action) {
        String address = action.get("subAccountUser").asText();
        if (signers.ownerOf(address).filter(by.master()::equals).isEmpty()) {
            throw new RefusedException("Sub-account " + address + " is not registered to " + by.master());
        }
        signers.addSubAccount(address, by.master(), action.get("name").asText());
        return ActionReply.done();
    }

    private JsonNode reserve(Acting by, ObjectNode action) {
        long weight = action.get("weight").asLong();
        BigDecimal price = PRICE_OF_A_REQUEST.multiply(BigDecimal.valueOf(weight));
        if (weight <= 0 || !engine.move(Purse.margin(by.account(), "USDC"), null, price)) {
            throw new RefusedException("Insufficient balance for token transfer.");
        }
        budget.buy(by.account(), weight);
        return ActionReply.done();
    }
}
