package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.Purse;
import io.azalai.simulator.matching.SpotBalance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Sells collateral at index prices for the USDT that a multi-assets account owes: when asked to, and by itself once the
 * debt passes what exchangeInfo states as {@code autoAssetExchange}. Safe for many threads: a concurrent list.
 */
final class AssetExchange {

    private static final BigDecimal MOST_OWED = BigDecimal.valueOf(-10_000);
    private static final int DECIMALS = 8;

    private final Floor floor;
    private final AccountModes modes;
    private final Collaterals collaterals;
    private final List<Exchanged> done = new CopyOnWriteArrayList<>();

    AssetExchange(Floor floor, AccountModes modes) {
        this.floor = floor;
        this.modes = modes;
        this.collaterals = new Collaterals(floor);
    }

    /** One asset's change, negative for what was sold. */
    record Exchanged(String asset, BigDecimal amount, Instant time) {}

    List<Exchanged> done() {
        return List.copyOf(done);
    }

    /** {@code POST assetExchange}: the balance after it; no body when nothing is owed. */
    JsonNode exchange(Parameters parameters) {
        if (!modes.isMultiAssets()) {
            throw Refusal.NOT_MULTI_ASSETS.with();
        }
        if (wallet().signum() >= 0) {
            return MissingNode.getInstance();
        }
        sell();
        return JsonNodeFactory.instance
                .objectNode()
                .put("accountId", 1)
                .put("asset", Margins.ASSET)
                .put("balance", WireNumber.fixed(wallet(), DECIMALS))
                .put("updateTime", floor.now());
    }

    void second() {
        if (modes.isMultiAssets() && wallet().compareTo(MOST_OWED) < 0) {
            sell();
        }
    }

    private void sell() {
        floor.engine().together(() -> {
            for (SpotBalance held : collaterals.held(account())) {
                BigDecimal owed = wallet().negate();
                if (owed.signum() > 0) {
                    sell(held, owed);
                }
            }
        });
    }

    private void sell(SpotBalance held, BigDecimal owed) {
        BigDecimal price = collaterals.price(held.asset());
        BigDecimal sold = owed.divide(price, DECIMALS, RoundingMode.UP).min(held.total());
        BigDecimal bought = sold.multiply(price).setScale(DECIMALS, RoundingMode.DOWN);
        Purse coins = Purse.spot(floor.account(), held.asset());
        Purse margin = Purse.margin(floor.account(), Margins.ASSET);
        if (floor.engine().exchange(coins, sold, margin, bought)) {
            Instant now = floor.clock().instant();
            done.add(new Exchanged(held.asset(), sold.negate(), now));
            done.add(new Exchanged(Margins.ASSET, bought, now));
        }
    }

    private AccountView account() {
        return floor.engine().account(floor.account());
    }

    private BigDecimal wallet() {
        return new Margins(account()).crossWallet();
    }
}
