package io.azalai.venue.hyperliquid;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the calls are made of, and who learns from them: one table for each dex, since some calls differ by it
 * (hyperliquid.md section 2). Immutable; its parts are safe for many threads.
 */
record CallTables(
        Listings listings,
        Modes modes,
        Parts parts,
        AccountLimits limits,
        Function<String, Credentials> accounts,
        HyperliquidSettings settings,
        MarkPrices marks,
        AgentEnds agents,
        OrderRules rules,
        OrderForms forms,
        Actions actions,
        Signing signing,
        ServerClock time) {

    /** The calls of a dex; those that no dex has a part in are the first's. */
    Map<Class<?>, Call<?, ?>> of(String dex) {
        MarketReads market = new MarketReads(listings, marks, parts.further(), dex);
        AccountReads account = new AccountReads(listings, accounts, modes, parts.dexes(), dex);
        OrderReads orders = new OrderReads(listings, accounts, dex, limits.orders());
        SettingReads standing = new SettingReads(listings, accounts, modes, limits, agents);
        return table(
                dex.equals(Parts.FIRST)
                        ? List.of(
                                market.calls(),
                                rules.calls(),
                                account.calls(),
                                orders.calls(),
                                standing.calls(),
                                new OrderWrites(actions, signing, accounts).calls(),
                                new TwapWrites(forms, signing, accounts).calls(),
                                new SettingWrites(listings, signing, accounts, settings).calls())
                        : List.of(market.ofDex(), account.ofDex(), orders.ofDex(), standing.ofDex()));
    }

    private static Map<Class<?>, Call<?, ?>> table(List<Map<Class<?>, Call<?, ?>>> calls) {
        return calls.stream()
                .flatMap(some -> some.entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
