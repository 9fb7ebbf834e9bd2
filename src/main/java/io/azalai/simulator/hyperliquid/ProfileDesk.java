package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** The requests of {@code /info} about what a user is and may do (section 2.5). Confined to the event loop. */
final class ProfileDesk {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private final AccountWire accounts;
    private final Signers signers;
    private final AddressBudget budget;
    private final Modes modes;
    private final Builders builders;
    private final Past past;
    private final Clock clock;

    /** What accounts were worth and have traded. */
    record Past(Worths worths, DailyVolumes volumes) {}

    ProfileDesk(
            AccountWire accounts,
            Signers signers,
            AddressBudget budget,
            Modes modes,
            Builders builders,
            Past past,
            Clock clock) {
        this.accounts = accounts;
        this.signers = signers;
        this.budget = budget;
        this.modes = modes;
        this.builders = builders;
        this.past = past;
        this.clock = clock;
    }

    void addTo(InfoDesk info) {
        UserDesk.put(info, "userRateLimit", (user, ask) -> rateLimit(user));
        UserDesk.put(info, "userFees", (user, ask) -> fees(user));
        UserDesk.put(info, "userRole", (user, ask) -> role(user));
        UserDesk.put(info, "userAbstraction", (user, ask) -> InfoDesk.word(modes.of(user)));
        UserDesk.put(info, "userDexAbstraction", (user, ask) -> modes.dexAbstraction(user)
                .<JsonNode>map(BooleanNode::valueOf)
                .orElseGet(JSON::nullNode));
        UserDesk.put(info, "extraAgents", (user, ask) -> agents(user));
        UserDesk.put(info, "subAccounts", (user, ask) -> subAccounts(user));
        UserDesk.put(
                info,
                "maxBuilderFee",
                (user, ask) -> JSON.numberNode(builders.approvedFor(user, InfoDesk.text(ask, "builder"))));
        UserDesk.put(info, "approvedBuilders", (user, ask) -> {
            ArrayNode named = JSON.arrayNode();
            builders.approvedBy(user).forEach(named::add);
            return named;
        });
        UserDesk.put(info, "preTransferCheck", (user, ask) -> transferCheck(user));
        UserDesk.put(info, "subAccounts2", (user, ask) -> subAccountsOfDexs(user));
        UserDesk.put(info, "portfolio", (user, ask) -> past.worths().portfolio(user));
    }

    private JsonNode rateLimit(String user) {
        ObjectNode reply = JSON.objectNode().put("cumVlm", Decimals.text(budget.volume(user)));
        reply.put("nRequestsUsed", budget.used(user));
        return reply.put("nRequestsCap", budget.cap(user)).put("nRequestsSurplus", budget.bought(user));
    }

    private JsonNode fees(String user) {
        ObjectNode reply = JSON.objectNode();
        reply.set("dailyUserVlm", past.volumes().rows(user));
        ObjectNode schedule = reply.putObject("feeSchedule");
        schedule.put("cross", "0.00045")
                .put("add", "0.00015")
                .put("spotCross", "0.0007")
                .put("spotAdd", "0.0004");
        ObjectNode tiers = schedule.putObject("tiers");
        tiers.putArray("vip");
        tiers.putArray("mm");
        schedule.put("referralDiscount", "0.04").putArray("stakingDiscountTiers");
        reply.put("userCrossRate", "0.00045").put("userAddRate", "0.00015");
        reply.put("userSpotCrossRate", "0.0007").put("userSpotAddRate", "0.0004");
        reply.put("activeReferralDiscount", "0.0").putNull("trial");
        reply.put("feeTrialEscrow", "0.0").putNull("nextTrialAvailableTimestamp");
        reply.putNull("stakingLink");
        reply.putObject("activeStakingDiscount").put("bpsOfMaxSupply", "0.0").put("discount", "0.0");
        return reply;
    }

    private JsonNode role(String user) {
        ObjectNode reply = JSON.objectNode();
        if (signers.isVault(user)) {
            return reply.put("role", "vault");
        }
        signers.ownerOf(user)
                .ifPresent(master ->
                        reply.put("role", "subAccount").putObject("data").put("master", master));
        if (reply.isEmpty() && signers.isAccount(user)) {
            return reply.put("role", "user");
        }
        signers.masterOf(user)
                .ifPresent(
                        master -> reply.put("role", "agent").putObject("data").put("user", master));
        return reply.isEmpty() ? reply.put("role", "missing") : reply;
    }

    private JsonNode agents(String user) {
        ArrayNode rows = JSON.arrayNode();
        signers.namedAgentsOf(user).forEach(agent -> rows.addObject()
                .put("name", agent.name())
                .put("address", agent.address())
                .put("validUntil", agent.validUntil().toEpochMilli()));
        return rows;
    }

    private JsonNode subAccounts(String user) {
        ArrayNode rows = JSON.arrayNode();
        for (Signers.SubAccount sub : signers.subAccountsOf(user)) {
            ObjectNode row = rows.addObject().put("name", sub.name());
            row.put("subAccountUser", sub.address()).put("master", sub.master());
            row.set("clearinghouseState", accounts.clearinghouseState(sub.address(), ""));
            row.set("spotState", accounts.spotState(sub.address()));
        }
        return rows.isEmpty() ? JSON.nullNode() : rows;
    }

    /** A first transfer to a fresh address costs a dollar (section 3.4). */
    private JsonNode transferCheck(String user) {
        boolean known = signers.isAccount(user);
        ObjectNode reply = JSON.objectNode().put("fee", known ? "0.0" : "1.0").put("isSanctioned", false);
        return reply.put("userExists", known).put("userHasSentTx", known);
    }

    /** As {@code subAccounts}, with the state on every dex. */
    private JsonNode subAccountsOfDexs(String user) {
        ArrayNode rows = JSON.arrayNode();
        for (Signers.SubAccount sub : signers.subAccountsOf(user)) {
            ObjectNode row = rows.addObject().put("name", sub.name());
            row.put("subAccountUser", sub.address()).put("master", sub.master());
            row.set("dexToClearinghouseState", accounts.allDexs(sub.address()));
            row.set("spotState", accounts.spotState(sub.address()));
        }
        return rows.isEmpty() ? JSON.nullNode() : rows;
    }

    /** What {@code webData3} says of the user's key. */
    ObjectNode userState(String user) {
        ObjectNode state = JSON.objectNode();
        List<Signers.Agent> agents = signers.agentsOf(user);
        boolean unnamed = !agents.isEmpty() && agents.get(0).name().isEmpty();
        state.put("agentAddress", unnamed ? agents.get(0).address() : null);
        state.put(
                "agentValidUntil",
                unnamed ? Long.valueOf(agents.get(0).validUntil().toEpochMilli()) : null);
        state.put("serverTime", clock.millis()).put("cumLedger", "0.0").put("isVault", signers.isVault(user));
        if (modes.keepsDust(user)) {
            state.put("optOutOfSpotDusting", true);
        }
        return state.put("user", user.toLowerCase(Locale.ROOT)).put("abstraction", modes.of(user));
    }
}
