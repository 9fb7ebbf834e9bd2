package io.azalai.simulator.aster;

import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.SpotBalance;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The futures wallet's assets beside USDT, which in multi-assets mode are margin too, for a part of their index price
 * (aster.md sections 3.4 and 8). No source states the parts: these are the simulation's. Safe for many threads:
 * immutable.
 */
record Collaterals(Floor floor) {

    private static final Map<String, BigDecimal> PARTS = Map.of(
            "BTC", new BigDecimal("0.95"),
            "ETH", new BigDecimal("0.95"),
            "SOL", new BigDecimal("0.90"),
            "ASTER", new BigDecimal("0.80"));

    /** What counts for how much, of the assets whose perpetual is listed. */
    Map<String, BigDecimal> parts() {
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        floor.info().symbols().values().stream()
                .filter(listed -> PARTS.containsKey(listed.base()))
                .forEach(listed -> parts.put(listed.base(), PARTS.getOrDefault(listed.base(), BigDecimal.ZERO)));
        return parts;
    }

    boolean accepts(String asset) {
        return asset.equals(Margins.ASSET) || parts().containsKey(asset);
    }

    /** What is held beside USDT. */
    List<SpotBalance> held(AccountView account) {
        return account.spot().stream()
                .filter(balance -> balance.total().signum() > 0)
                .toList();
    }

    /** Index price in USDT. */
    BigDecimal price(String asset) {
        return floor.info().symbols().values().stream()
                .filter(listed -> listed.base().equals(asset))
                .findFirst()
                .map(listed -> floor.engine().statistics(listed.symbol()).index())
                .orElseThrow(Refusal.INVALID_ASSET::with);
    }

    /** Worth of what is held beside USDT, in full. */
    BigDecimal worth(AccountView account) {
        return held(account).stream()
                .map(balance -> balance.total().multiply(price(balance.asset())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
