package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Codes by which one account brings another (sections 2.5 and 3.3). They change no fee here. The texts of refusals are
 * not the venue's, which no source states. Confined to the event loop.
 */
final class Referrals {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final BigDecimal REQUIRED = BigDecimal.valueOf(10_000);

    private final AddressBudget budget;
    private final Clock clock;
    private final Map<String, String> ownerOfCode = new HashMap<>();
    private final Map<String, Referral> referrals = new HashMap<>();

    Referrals(AddressBudget budget, Clock clock) {
        this.budget = budget;
        this.clock = clock;
    }

    private record Referral(String user, String referrer, String code, long joined) {}

    void addTo(ActionDesk desk, InfoDesk info) {
        desk.put(
                "registerReferrer",
                (by, action) -> register(by, action.get("code").asText()));
        desk.put("setReferrer", (by, action) -> set(by, action.get("code").asText()));
        UserDesk.put(info, "referral", (user, ask) -> state(user));
    }

    private JsonNode register(Acting by, String code) {
        if (budget.volume(by.master()).compareTo(REQUIRED) < 0) {
            throw new RefusedException("Cannot create a referral code until enough volume traded.");
        }
        if (codeOf(by.master()).isPresent() || ownerOfCode.putIfAbsent(code, by.master()) != null) {
            throw new RefusedException("Referral code already registered");
        }
        return ActionReply.done();
    }

    private JsonNode set(Acting by, String code) {
        String referrer = ownerOfCode.get(code);
        if (referrer == null) {
            throw new RefusedException("Referral code does not exist");
        }
        if (referrer.equals(by.master()) || referrals.containsKey(by.master())) {
            throw new RefusedException("Referrer already set");
        }
        referrals.put(by.master(), new Referral(by.master(), referrer, code, clock.millis()));
        return ActionReply.done();
    }

    private Optional<String> codeOf(String user) {
        return ownerOfCode.entrySet().stream()
                .filter(entry -> entry.getValue().equals(user))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private JsonNode state(String user) {
        ObjectNode reply = JSON.objectNode();
        Referral referral = referrals.get(user);
        reply.putNull("referredBy");
        if (referral != null) {
            reply.putObject("referredBy").put("referrer", referral.referrer()).put("code", referral.code());
        }
        reply.put("cumVlm", Decimals.text(budget.volume(user)));
        reply.put("unclaimedRewards", "0.0").put("claimedRewards", "0.0").put("builderRewards", "0.0");
        reply.set("referrerState", referrerState(user));
        reply.putArray("rewardHistory");
        reply.putArray("tokenToState");
        return reply;
    }

    private ObjectNode referrerState(String user) {
        String code = codeOf(user).orElse(null);
        if (code != null) {
            ObjectNode ready = JSON.objectNode().put("stage", "ready");
            ObjectNode data = ready.putObject("data").put("code", code);
            List<Referral> brought = new ArrayList<>(referrals.values());
            brought.removeIf(referral -> !referral.referrer().equals(user));
            data.put("nReferrals", brought.size());
            ArrayNode rows = data.putArray("referralStates");
            brought.forEach(referral -> rows.add(brought(referral)));
            return ready;
        }
        if (budget.volume(user).compareTo(REQUIRED) >= 0) {
            return JSON.objectNode().put("stage", "needToCreateCode");
        }
        ObjectNode early = JSON.objectNode().put("stage", "needToTrade");
        early.putObject("data").put("required", Decimals.text(REQUIRED));
        return early;
    }

    private ObjectNode brought(Referral referral) {
        ObjectNode row = JSON.objectNode().put("cumVlm", Decimals.text(budget.volume(referral.user())));
        row.put("cumRewardedFeesSinceReferred", "0.0").put("cumFeesRewardedToReferrer", "0.0");
        row.put("timeJoined", referral.joined()).put("user", referral.user()).putArray("tokenToState");
        return row;
    }
}
