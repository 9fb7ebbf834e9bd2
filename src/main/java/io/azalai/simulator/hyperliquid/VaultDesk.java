package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Purse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** The requests of {@code /info} about vaults (section 2.1). Confined to the event loop. */
final class VaultDesk {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Vaults vaults;
    private final Engine engine;
    private final Worths worths;
    private final Clock clock;

    VaultDesk(Vaults vaults, Engine engine, Worths worths, Clock clock) {
        this.vaults = vaults;
        this.engine = engine;
        this.worths = worths;
        this.clock = clock;
    }

    void addTo(InfoDesk info) {
        info.put("vaultDetails", ask -> details(ask));
        info.put("vaultSummaries", ask -> summaries());
        UserDesk.put(info, "leadingVaults", (user, ask) -> ledBy(user));
        UserDesk.put(info, "userVaultEquities", (user, ask) -> equities(user));
    }

    private JsonNode summaries() {
        ArrayNode rows = JSON.arrayNode();
        for (Vault vault : vaults.all()) {
            ObjectNode row = rows.addObject().put("name", vault.name).put("vaultAddress", vault.address);
            row.put("leader", vault.leader).put("tvl", AccountWire.usd(vaults.worth(vault)));
            row.put("isClosed", vault.closed).putObject("relationship").put("type", "normal");
            row.put("createTimeMillis", vault.begunAt);
        }
        return rows;
    }

    private JsonNode ledBy(String user) {
        ArrayNode rows = JSON.arrayNode();
        vaults.all().stream()
                .filter(vault -> vault.leader.equals(user))
                .forEach(vault -> rows.addObject().put("address", vault.address).put("name", vault.name));
        return rows;
    }

    private JsonNode equities(String user) {
        ArrayNode rows = JSON.arrayNode();
        for (Vault vault : vaults.all()) {
            vault.stake(user).ifPresent(stake -> rows.addObject()
                    .put("vaultAddress", vault.address)
                    .put("equity", AccountWire.usd(vault.equity(stake, vaults.worth(vault))))
                    .put("lockedUntilTimestamp", stake.lockedUntil()));
        }
        return rows;
    }

    private JsonNode details(JsonNode ask) {
        Vault vault = vaults.find(InfoDesk.text(ask, "vaultAddress")).orElse(null);
        if (vault == null) {
            return JSON.nullNode();
        }
        ObjectNode details = JSON.objectNode().put("name", vault.name).put("vaultAddress", vault.address);
        details.put("leader", vault.leader).put("description", vault.description);
        details.set("portfolio", worths.portfolio(vault.address));
        details.put("apr", BigDecimal.ZERO);
        String user = ask.path("user").asText("").toLowerCase(Locale.ROOT);
        details.putNull("followerState");
        vault.stake(user).ifPresent(stake -> details.set("followerState", stake(vault, user, stake)));
        BigDecimal worth = vaults.worth(vault);
        details.put("leaderFraction", fraction(vault, worth));
        details.put("leaderCommission", Vault.COMMISSION);
        ArrayNode followers = details.putArray("followers");
        vault.stakes().forEach((name, stake) -> followers.add(stake(vault, name, stake)));
        BigDecimal free = engine.free(Purse.margin(vault.address, "USDC"));
        details.put("maxDistributable", free).put("maxWithdrawable", free);
        details.put("isClosed", vault.closed).putObject("relationship").put("type", "normal");
        details.put("allowDeposits", vault.allowsDeposits && !vault.closed);
        return details.put("alwaysCloseOnWithdraw", vault.alwaysCloses);
    }

    private static BigDecimal fraction(Vault vault, BigDecimal worth) {
        return worth.signum() <= 0
                ? BigDecimal.ZERO
                : vault.stake(vault.leader)
                        .map(stake -> Decimals.quotient(vault.equity(stake, worth), worth))
                        .orElse(BigDecimal.ZERO);
    }

    /** The leader's own row has no address. */
    private ObjectNode stake(Vault vault, String user, Vault.Stake stake) {
        BigDecimal equity = vault.equity(stake, vaults.worth(vault));
        String gain = AccountWire.usd(equity.subtract(stake.basis()));
        long days = Duration.ofMillis(clock.millis() - stake.since()).toDays();
        ObjectNode row = JSON.objectNode().put("user", user.equals(vault.leader) ? "Leader" : user);
        row.put("vaultEquity", AccountWire.usd(equity)).put("pnl", gain).put("allTimePnl", gain);
        row.put("daysFollowing", days).put("vaultEntryTime", stake.since());
        return row.put("lockupUntil", stake.lockedUntil());
    }
}
