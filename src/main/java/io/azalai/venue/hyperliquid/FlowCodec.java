package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Market;
import io.azalai.venue.CashFlow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ledger updates become flows of the perpetuals' or the spot ledger (hyperliquid.md section 2.4). Stateless. */
final class FlowCodec {

    private static final String DOLLARS = "USDC";
    private static final Set<String> COMES = Set.of("deposit", "vaultDistribution");
    private static final Set<String> LEAVES = Set.of("withdraw", "vaultCreate", "vaultDeposit");
    private static final Set<String> BETWEEN_USERS = Set.of("internalTransfer", "subAccountTransfer");

    private FlowCodec() {}

    /**
     * The flows among these rows; what is no flow of the market is left out. Rows of one transaction share its hash, and
     * those without one a hash of zeros: an id has the time too, and the place among those that are still alike.
     */
    static List<CashFlow> flows(Market market, String user, JsonNode rows) {
        List<CashFlow> flows = new ArrayList<>();
        Map<String, Integer> alike = new HashMap<>();
        for (JsonNode row : rows) {
            JsonNode delta = row.path("delta");
            BigDecimal amount = market == Market.PERP ? perp(delta, user) : spot(delta, user);
            if (amount != null && amount.signum() != 0) {
                long time = row.path("time").asLong();
                String id = market + ":" + delta.path("type").asText() + ":"
                        + row.path("hash").asText() + ":" + time;
                flows.add(new CashFlow(
                        id + ":" + alike.merge(id, 1, Integer::sum),
                        Numbers.time(time),
                        delta.path("token").asText(DOLLARS),
                        amount));
            }
        }
        return List.copyOf(flows);
    }

    private static @Nullable BigDecimal perp(JsonNode delta, String user) {
        String type = delta.path("type").asText();
        if (COMES.contains(type)) {
            return number(delta, "usdc");
        }
        if (LEAVES.contains(type)) {
            return number(delta, "usdc").negate();
        }
        if (type.equals("accountClassTransfer")) {
            return signed(number(delta, "usdc"), delta.path("toPerp").asBoolean());
        }
        if (type.equals("vaultWithdraw")) {
            return number(delta, "netWithdrawnUsd");
        }
        if (BETWEEN_USERS.contains(type)) {
            return signed(number(delta, "usdc"), isOwn(delta, "destination", user));
        }
        return type.equals("send") ? sent(delta, user, "") : null;
    }

    private static @Nullable BigDecimal spot(JsonNode delta, String user) {
        return switch (delta.path("type").asText()) {
            case "accountClassTransfer" ->
                signed(number(delta, "usdc"), !delta.path("toPerp").asBoolean());
            case "spotTransfer" -> signed(number(delta, "amount"), isOwn(delta, "destination", user));
            case "rewardsClaim" -> number(delta, "amount");
            case "send" -> sent(delta, user, "spot");
            default -> null;
        };
    }

    /** A send may stay within the account, between its ledgers. */
    private static BigDecimal sent(JsonNode delta, String user, String ledger) {
        BigDecimal amount = number(delta, "amount");
        boolean comes = isOwn(delta, "destination", user)
                && delta.path("destinationDex").asText().equals(ledger);
        boolean leaves =
                isOwn(delta, "user", user) && delta.path("sourceDex").asText().equals(ledger);
        BigDecimal came = comes ? amount : BigDecimal.ZERO;
        return leaves ? came.subtract(amount) : came;
    }

    private static BigDecimal signed(BigDecimal amount, boolean comes) {
        return comes ? amount : amount.negate();
    }

    private static boolean isOwn(JsonNode delta, String field, String user) {
        return delta.path(field).asText().equalsIgnoreCase(user);
    }

    private static BigDecimal number(JsonNode delta, String field) {
        return new BigDecimal(delta.path(field).asText());
    }
}
