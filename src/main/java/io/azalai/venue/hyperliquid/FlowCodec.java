package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Market;
import io.azalai.venue.CashFlow;
import io.azalai.venue.hyperliquid.AccountWire.FlowDelta;
import io.azalai.venue.wire.UnknownRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ledger updates become flows of the perpetuals' or the spot ledger (hyperliquid.md section 2.4). Safe for many
 * threads: what it does not know is counted behind a lock.
 */
final class FlowCodec {

    private static final String DOLLARS = "USDC";

    /** What a type brings a ledger of an address, negative for what leaves it. */
    private interface Change {
        BigDecimal of(FlowDelta delta, String user);
    }

    private static final Map<String, Change> PERP = Map.of(
            "deposit", (delta, user) -> dollars(delta),
            "vaultDistribution", (delta, user) -> signed(dollars(delta), !isVault(delta, user)),
            "withdraw", (delta, user) -> dollars(delta).negate(),
            "vaultCreate", (delta, user) -> signed(dollars(delta), isVault(delta, user)),
            "vaultDeposit", (delta, user) -> signed(dollars(delta), isVault(delta, user)),
            "vaultWithdraw", (delta, user) -> signed(withdrawn(delta), !isVault(delta, user)),
            "accountClassTransfer", (delta, user) -> signed(dollars(delta), toPerp(delta)),
            "internalTransfer", (delta, user) -> signed(dollars(delta), comes(delta, user)),
            "subAccountTransfer", (delta, user) -> signed(dollars(delta), comes(delta, user)));

    private static final Map<String, Change> SPOT = Map.of(
            "accountClassTransfer", (delta, user) -> signed(dollars(delta), !toPerp(delta)),
            "spotTransfer", (delta, user) -> signed(amount(delta), comes(delta, user)),
            "rewardsClaim", (delta, user) -> amount(delta));

    /** Moves no money by itself: the fills that it made do. */
    private static final Set<String> NONE = Set.of("liquidation");

    /** By these money may move between the ledgers of one account. */
    private static final Set<String> WITHIN = Set.of("accountClassTransfer", "send");

    /** What rows say of amounts, whatever their type. */
    private static final List<String> AMOUNTS = List.of("usdc", "amount", "token", "fee");

    private final Listings listings;
    private final UnknownRows unknown = new UnknownRows(Hyperliquid.NAME);
    private final Map<String, Change> perp;
    private final Map<String, Change> spot;

    /**
     * The dexes of which equity is the sum are one ledger: what moves between them is no flow.
     *
     * @param dexes names of the first dex and of those that are configured
     */
    FlowCodec(Listings listings, Set<String> dexes) {
        this.listings = listings;
        this.perp = withSends(PERP, Set.copyOf(dexes));
        this.spot = withSends(SPOT, Set.of(Parts.SPOT));
    }

    private static Map<String, Change> withSends(Map<String, Change> changes, Set<String> ledger) {
        Map<String, Change> all = new HashMap<>(changes);
        all.put("send", (delta, user) -> sent(delta, user, ledger));
        return Map.copyOf(all);
    }

    /** The rows of types we do not know. */
    UnknownRows unknown() {
        return unknown;
    }

    /** When money last may have moved between the ledgers of the account; empty when none of the rows says so. */
    static Optional<Instant> movedWithin(List<AccountWire.Flow> rows) {
        return rows.stream()
                .filter(row -> WITHIN.contains(row.type()))
                .map(row -> Numbers.time(row.time()))
                .max(Comparator.naturalOrder());
    }

    /**
     * The flows among these rows; what is no flow of the markets is left out. Rows of one transaction share its hash,
     * and those without one a hash of zeros: an id has the time too, and the place among those that are still alike. Of
     * a type we do not know nobody can tell what came or left: each row is told once with what it says, and equity
     * shows what it did.
     */
    List<CashFlow> among(Set<Market> markets, String user, List<AccountWire.Flow> rows) throws JsonProcessingException {
        List<CashFlow> flows = new ArrayList<>();
        Map<String, Integer> alike = new HashMap<>();
        for (Market market : Market.values()) {
            for (AccountWire.Flow row : markets.contains(market) ? rows : List.<AccountWire.Flow>of()) {
                Change change = change(market, row);
                if (change != null) {
                    add(flows, change, market, user, row, alike);
                }
            }
        }
        return List.copyOf(flows);
    }

    private void add(
            List<CashFlow> flows,
            Change change,
            Market market,
            String user,
            AccountWire.Flow row,
            Map<String, Integer> alike)
            throws JsonProcessingException {
        FlowDelta delta = Json.as(row.delta(), FlowDelta.class);
        BigDecimal amount = change.of(delta, user);
        BigDecimal worth = worth(delta, amount);
        BigDecimal moved = worth == null ? amount : worth;
        if (moved.signum() != 0) {
            String id = market + ":" + row.type() + ":" + row.hash() + ":" + row.time();
            flows.add(new CashFlow(
                    id + ":" + alike.merge(id, 1, Integer::sum),
                    Numbers.time(row.time()),
                    delta.token() == null || worth != null ? DOLLARS : delta.token(),
                    moved,
                    false));
        }
    }

    /**
     * What came or left in USDC, of a token whose name others have: rows name no index, so only what the venue says it
     * was worth tells the real one from a worthless twin. Null of a token that is alone in its name.
     */
    private @Nullable BigDecimal worth(FlowDelta delta, BigDecimal amount) {
        boolean either = delta.token() != null && listings.tokens().share(delta.token());
        return either && delta.usdcValue() != null
                ? delta.usdcValue().multiply(BigDecimal.valueOf(amount.signum()))
                : null;
    }

    private @Nullable Change change(Market market, AccountWire.Flow row) {
        String type = row.type();
        if (!perp.containsKey(type) && !spot.containsKey(type) && !NONE.contains(type)) {
            unknown.warn(type, row.hash() + ":" + row.time(), Numbers.time(row.time()), amounts(row.delta()));
        }
        return market == Market.PERP ? perp.get(type) : spot.get(type);
    }

    private static String amounts(JsonNode delta) {
        return AMOUNTS.stream()
                .filter(name -> delta.path(name).isValueNode())
                .map(name -> name + "=" + delta.path(name).asText())
                .collect(Collectors.joining(" "));
    }

    /** A send may stay within the account, between its ledgers or within one: then as much leaves it as comes. */
    private static BigDecimal sent(FlowDelta delta, String user, Set<String> ledger) {
        boolean comes = comes(delta, user) && holds(ledger, delta.destinationDex());
        boolean leaves = user.equalsIgnoreCase(delta.user()) && holds(ledger, delta.sourceDex());
        BigDecimal came = comes ? amount(delta) : BigDecimal.ZERO;
        return leaves ? came.subtract(amount(delta)) : came;
    }

    private static boolean holds(Set<String> ledger, @Nullable String dex) {
        return dex != null && ledger.contains(dex);
    }

    private static boolean comes(FlowDelta delta, String user) {
        return user.equalsIgnoreCase(delta.destination());
    }

    /** Whether the ledger is the vault's own, which gets what its depositors give. */
    private static boolean isVault(FlowDelta delta, String user) {
        return user.equalsIgnoreCase(delta.vault());
    }

    private static BigDecimal withdrawn(FlowDelta delta) {
        return given(delta.netWithdrawnUsd(), "netWithdrawnUsd");
    }

    private static boolean toPerp(FlowDelta delta) {
        return given(delta.toPerp(), "toPerp");
    }

    private static BigDecimal dollars(FlowDelta delta) {
        return given(delta.usdc(), "usdc");
    }

    private static BigDecimal amount(FlowDelta delta) {
        return given(delta.amount(), "amount");
    }

    private static BigDecimal signed(BigDecimal amount, boolean comes) {
        return comes ? amount : amount.negate();
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("a ledger update without " + field);
        }
        return value;
    }
}
