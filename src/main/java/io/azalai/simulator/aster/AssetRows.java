package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.Purse;
import io.azalai.simulator.matching.SpotBalance;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What balance and account say of each asset (aster.md section 3.4). In multi-assets mode each row's
 * {@code availableBalance} is what the whole account could pay in that asset, and the totals are dollars (section 8).
 */
final class AssetRows {

    private static final int DECIMALS = 8;

    private final Floor floor;
    private final AccountModes modes;
    private final Collaterals collaterals;

    AssetRows(Floor floor, AccountModes modes) {
        this.floor = floor;
        this.modes = modes;
        this.collaterals = new Collaterals(floor);
    }

    /** Rows of {@code GET balance}. */
    ArrayNode balances(AccountView account) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        Margins margins = new Margins(account);
        rows.add(balance(Margins.ASSET, account.wallet(), account.available())
                .put("crossWalletBalance", money(margins.crossWallet()))
                .put("crossUnPnl", money(margins.crossUnrealized()))
                .put("maxWithdrawAmount", money(margins.withdrawable())));
        for (SpotBalance held : collaterals.held(account)) {
            rows.add(balance(held.asset(), held.total(), available(account, held))
                    .put("crossWalletBalance", money(held.total()))
                    .put("crossUnPnl", money(BigDecimal.ZERO))
                    .put("maxWithdrawAmount", money(withdrawable(held))));
        }
        return rows;
    }

    private ObjectNode balance(String asset, BigDecimal total, BigDecimal available) {
        return object().put("accountAlias", "SgsR")
                .put("asset", asset)
                .put("balance", money(total))
                .put("availableBalance", money(available))
                .put("marginAvailable", true)
                .put("updateTime", floor.now());
    }

    /** Totals of {@code GET account}: in USDT, or the dollars that all assets are worth. */
    void totals(ObjectNode body, AccountView account) {
        Margins margins = new Margins(account);
        BigDecimal beside = modes.isMultiAssets() ? collaterals.worth(account) : BigDecimal.ZERO;
        body.put("totalInitialMargin", money(account.positionMargin().add(account.orderMargin())))
                .put("totalMaintMargin", money(margins.maintenance()))
                .put("totalWalletBalance", money(account.wallet().add(beside)))
                .put("totalUnrealizedProfit", money(margins.unrealized()))
                .put(
                        "totalMarginBalance",
                        money(account.wallet().add(margins.unrealized()).add(beside)))
                .put("totalPositionInitialMargin", money(account.positionMargin()))
                .put("totalOpenOrderInitialMargin", money(account.orderMargin()))
                .put("totalCrossWalletBalance", money(margins.crossWallet().add(beside)))
                .put("totalCrossUnPnl", money(margins.crossUnrealized()))
                .put("availableBalance", money(account.available()))
                .put("maxWithdrawAmount", money(margins.withdrawable()));
    }

    /** Rows {@code assets} of {@code GET account}; positions are margined and settled in USDT. */
    void assets(ArrayNode rows, AccountView account) {
        Margins margins = new Margins(account);
        rows.add(asset(Margins.ASSET, account.wallet(), margins.crossWallet())
                .put("unrealizedProfit", money(margins.unrealized()))
                .put("marginBalance", money(account.wallet().add(margins.unrealized())))
                .put("maintMargin", money(margins.maintenance()))
                .put("initialMargin", money(account.positionMargin().add(account.orderMargin())))
                .put("positionInitialMargin", money(account.positionMargin()))
                .put("openOrderInitialMargin", money(account.orderMargin()))
                .put("crossUnPnl", money(margins.crossUnrealized()))
                .put("availableBalance", money(account.available()))
                .put("maxWithdrawAmount", money(margins.withdrawable())));
        for (SpotBalance held : collaterals.held(account)) {
            ObjectNode row = asset(held.asset(), held.total(), held.total()).put("marginBalance", money(held.total()));
            for (String none : new String[] {
                "unrealizedProfit",
                "maintMargin",
                "initialMargin",
                "positionInitialMargin",
                "openOrderInitialMargin",
                "crossUnPnl"
            }) {
                row.put(none, money(BigDecimal.ZERO));
            }
            rows.add(row.put("availableBalance", money(available(account, held)))
                    .put("maxWithdrawAmount", money(withdrawable(held))));
        }
    }

    private ObjectNode asset(String asset, BigDecimal total, BigDecimal cross) {
        return object().put("asset", asset)
                .put("walletBalance", money(total))
                .put("crossWalletBalance", money(cross))
                .put("marginAvailable", true)
                .put("updateTime", floor.now());
    }

    private BigDecimal available(AccountView account, SpotBalance held) {
        return modes.isMultiAssets()
                ? account.available().divide(collaterals.price(held.asset()), DECIMALS, RoundingMode.DOWN)
                : held.free();
    }

    private BigDecimal withdrawable(SpotBalance held) {
        return floor.engine().free(Purse.spot(floor.account(), held.asset())).max(BigDecimal.ZERO);
    }

    private static String money(BigDecimal value) {
        return WireNumber.fixed(value, DECIMALS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
