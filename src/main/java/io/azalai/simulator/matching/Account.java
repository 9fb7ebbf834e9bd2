package io.azalai.simulator.matching;

import io.azalai.model.Market;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Money, positions and orders of one trader. Guarded by the engine's lock. */
final class Account {

    final String name;
    /** Whether orders are never refused for lack of money; such an account keeps no history. */
    final boolean unlimited;

    final Map<String, BigDecimal> spotCost = new TreeMap<>();
    final Map<PositionKey, Holding> holdings = new TreeMap<>();
    final Map<String, MarginSetting> settings = new HashMap<>();
    final Map<Long, LiveOrder> open = new LinkedHashMap<>();
    final Map<Long, LiveOrder> history = new LinkedHashMap<>();
    final Map<String, LiveOrder> byClientOrderId = new HashMap<>();
    final List<Execution> executions = new ArrayList<>();
    final List<FundingPaid> fundingPayments = new ArrayList<>();
    private final Map<String, BigDecimal> spot = new TreeMap<>();
    private final Map<String, BigDecimal> wallets = new TreeMap<>();
    /** Part of their worth that assets beside the margin asset count for; empty where they count for nothing. */
    private Map<String, BigDecimal> pledges = Map.of();

    /**
     * Which asset each margin wallet is in, where the spot balance of an asset is its margin too; empty where wallets
     * are apart.
     */
    private Map<String, String> shared = Map.of();

    Account(String name, boolean unlimited, Map<String, BigDecimal> spot, BigDecimal wallet) {
        this.name = name;
        this.unlimited = unlimited;
        this.spot.putAll(spot);
        wallets.put("", wallet);
    }

    /** Spot balances where they are apart from margin. */
    Map<String, BigDecimal> spot() {
        return Map.copyOf(spot);
    }

    /** Margin money by wallet. */
    Map<String, BigDecimal> wallets() {
        return Map.copyOf(wallets);
    }

    /** Forgets all but the newest of what has ended: so many orders, fills and payments. */
    void forget(int kept) {
        List<LiveOrder> ended =
                history.values().stream().filter(order -> !order.isOpen()).toList();
        for (LiveOrder old : ended.subList(0, Math.max(0, ended.size() - kept))) {
            history.remove(old.id);
            byClientOrderId.values().remove(old);
        }
        executions.subList(0, Math.max(0, executions.size() - kept)).clear();
        fundingPayments.subList(0, Math.max(0, fundingPayments.size() - kept)).clear();
    }

    void remember(LiveOrder order) {
        if (unlimited) {
            return;
        }
        history.put(order.id, order);
        String clientOrderId = order.request().clientOrderId();
        if (clientOrderId != null) {
            byClientOrderId.put(clientOrderId, order);
        }
    }

    /** From now on the spot balance of an asset is its margin too: its wallets are one. */
    void share(Map<String, String> assetByWallet) {
        separate();
        assetByWallet.forEach((wallet, asset) -> {
            BigDecimal margin = wallets.remove(wallet);
            BigDecimal held = spot.remove(asset);
            for (BigDecimal part : new BigDecimal[] {margin, held}) {
                if (part != null) {
                    wallets.merge(asset, part, BigDecimal::add);
                }
            }
        });
        shared = Map.copyOf(assetByWallet);
    }

    /** From now on wallets are apart again; what was shared stays on spot. */
    void separate() {
        for (String asset : Set.copyOf(shared.values())) {
            BigDecimal together = wallets.remove(asset);
            if (together != null) {
                spot.put(asset, together);
            }
        }
        shared = Map.of();
    }

    void pledge(Map<String, BigDecimal> rates) {
        pledges = Map.copyOf(rates);
    }

    /** Assets that count as margin, with the part of their worth that does. */
    Map<String, BigDecimal> pledges() {
        return pledges;
    }

    boolean sharesItsMoney() {
        return !shared.isEmpty();
    }

    /** Whether a position or an open order of a perpetual has to be margined. */
    boolean needsMargin() {
        return !holdings.isEmpty() || open.values().stream().anyMatch(order -> order.product.market() == Market.PERP);
    }

    /** Whether an asset's spot balance is its margin wallet. */
    boolean isShared(String asset) {
        return shared.containsValue(asset);
    }

    /** The wallet that margins a product. */
    String pool(Product product) {
        return pool(product.pool());
    }

    /** The wallet that a margin wallet is part of: itself where wallets are apart, else that of its asset. */
    String pool(String pool) {
        return shared.getOrDefault(pool, pool);
    }

    /** The wallet that pays for an order where that is margin, or margin too. */
    String pool(LiveOrder order) {
        return order.product.market() == Market.PERP ? pool(order.product) : paysWith(order);
    }

    BigDecimal wallet(String pool) {
        return wallets.getOrDefault(pool(pool), BigDecimal.ZERO);
    }

    void addToWallet(String pool, BigDecimal amount) {
        wallets.merge(pool(pool), amount, BigDecimal::add);
    }

    /** Everything held of an asset on spot. */
    BigDecimal held(String asset) {
        return isShared(asset) ? wallet(asset) : spot.getOrDefault(asset, BigDecimal.ZERO);
    }

    void addToSpot(String asset, BigDecimal amount) {
        if (isShared(asset)) {
            addToWallet(asset, amount);
        } else {
            spot.merge(asset, amount, BigDecimal::add);
        }
    }

    Set<String> assets() {
        Set<String> assets = new TreeSet<>(spot.keySet());
        wallets.keySet().stream().filter(this::isShared).forEach(assets::add);
        return assets;
    }

    BigDecimal position(PositionKey key) {
        Holding holding = holdings.get(key);
        return holding == null ? BigDecimal.ZERO : holding.size;
    }

    /** How much an order could take off the position, base units. */
    BigDecimal reducible(NewOrder order) {
        BigDecimal position = position(PositionKey.of(order));
        return position.signum() == (order.side() == Side.BUY ? -1 : 1) ? position.abs() : BigDecimal.ZERO;
    }

    MarginSetting setting(Product product) {
        MarginSetting setting = settings.get(product.symbol());
        return setting == null ? MarginSetting.initial(product) : setting;
    }

    int leverage(Product product) {
        return setting(product).leverage();
    }

    /** The position that an order trades, opened in the mode that is set. */
    Holding holding(NewOrder order, Product product) {
        return holdings.computeIfAbsent(
                PositionKey.of(order), key -> new Holding(setting(product).isolated()));
    }

    /** What open spot orders may pay with. */
    BigDecimal locked(String asset) {
        BigDecimal locked = BigDecimal.ZERO;
        for (LiveOrder order : open.values()) {
            if (order.isWorking()
                    && order.product.market() == Market.SPOT
                    && paysWith(order).equals(asset)) {
                BigDecimal rest = order.remaining();
                locked = locked.add(order.side() == Side.BUY ? rest.multiply(order.limit()) : rest);
            }
        }
        return locked;
    }

    /** What open spot orders may pay with of a wallet; zero where it is no spot balance. */
    BigDecimal lockedOf(String pool) {
        return isShared(pool) ? locked(pool) : BigDecimal.ZERO;
    }

    /** Asset an order is paid with: the margin asset of a perpetual, what is given away on spot. */
    static String paysWith(LiveOrder order) {
        boolean inQuote = order.product.market() == Market.PERP || order.side() == Side.BUY;
        return inQuote ? order.product.quote() : order.product.base();
    }
}
