package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.azalai.model.PositionSide;
import io.azalai.simulator.matching.AccountView;
import io.azalai.simulator.matching.SelfTrade;
import java.math.BigDecimal;
import java.util.Map;

/** Account-wide modes of futures: hedged or one-way, one asset or several, meeting oneself. Safe for many threads. */
final class AccountModes {

    private final Floor floor;
    private final FuturesUserStream user;
    private volatile boolean hedged;
    private volatile boolean multiAssets;
    private volatile String selfTradeMode = "EXPIRE_MAKER";

    AccountModes(Floor floor, FuturesUserStream user) {
        this.floor = floor;
        this.user = user;
    }

    boolean isHedged() {
        return hedged;
    }

    boolean isMultiAssets() {
        return multiAssets;
    }

    /** The leg that a request means. @throws RefusedException -4061 when the mode has no such leg */
    PositionSide leg(Parameters parameters) {
        PositionSide leg =
                switch (parameters.optional("positionSide").orElse("BOTH")) {
                    case "BOTH" -> PositionSide.BOTH;
                    case "LONG" -> PositionSide.LONG;
                    case "SHORT" -> PositionSide.SHORT;
                    default -> throw Refusal.INVALID_POSITION_SIDE.with();
                };
        if (hedged == (leg == PositionSide.BOTH)) {
            throw Refusal.POSITION_SIDE_MISMATCH.with();
        }
        return leg;
    }

    /** {@code POST positionSide/dual}. */
    JsonNode positionMode(Parameters parameters) {
        boolean wanted = flag(parameters, "dualSidePosition");
        if (wanted == hedged) {
            throw Refusal.SAME_POSITION_MODE.with();
        }
        if (!floor.engine().openOrders(floor.account()).isEmpty()) {
            throw Refusal.MODE_WITH_ORDERS.with();
        }
        if (!floor.engine().account(floor.account()).positions().isEmpty()) {
            throw Refusal.MODE_WITH_POSITION.with();
        }
        hedged = wanted;
        user.modes(multiAssets, hedged);
        return Answers.success();
    }

    /** {@code GET positionSide/dual}. */
    JsonNode positionModeNow(Parameters parameters) {
        return JsonNodeFactory.instance.objectNode().put("dualSidePosition", hedged);
    }

    /** {@code POST multiAssetsMargin}. */
    JsonNode multiAssets(Parameters parameters) {
        boolean wanted = flag(parameters, "multiAssetsMargin");
        boolean isolated = floor.info().symbols().keySet().stream().anyMatch(floor::isIsolated);
        if (wanted && isolated) {
            throw Refusal.ISOLATED_IN_MULTI_ASSETS.with();
        }
        if (!wanted && multiAssets && reliesOnCollateral()) {
            throw Refusal.MARGIN_INSUFFICIENT.with();
        }
        multiAssets = wanted;
        floor.engine().pledge(floor.account(), wanted ? new Collaterals(floor).parts() : Map.of());
        user.modes(multiAssets, hedged);
        return Answers.success();
    }

    private boolean reliesOnCollateral() {
        AccountView account = floor.engine().account(floor.account());
        BigDecimal used = account.positionMargin().add(account.orderMargin()).add(account.pledged());
        return account.equity().compareTo(used) < 0;
    }

    /** {@code GET multiAssetsMargin}. */
    JsonNode multiAssetsNow(Parameters parameters) {
        return JsonNodeFactory.instance.objectNode().put("multiAssetsMargin", multiAssets);
    }

    /** {@code POST stpMode}. */
    JsonNode selfTradeMode(Parameters parameters) {
        String wanted = parameters.text("stpMode");
        selfTrade(wanted);
        selfTradeMode = wanted;
        return Answers.success();
    }

    /** {@code GET stpMode}. */
    JsonNode selfTradeModeNow(Parameters parameters) {
        return JsonNodeFactory.instance.objectNode().put("stpMode", selfTradeMode);
    }

    SelfTrade selfTradeNow() {
        return selfTrade(selfTradeMode);
    }

    static SelfTrade selfTrade(String mode) {
        return switch (mode) {
            case "EXPIRE_TAKER" -> SelfTrade.CANCEL_INCOMING;
            case "EXPIRE_MAKER" -> SelfTrade.CANCEL_RESTING;
            case "EXPIRE_BOTH" -> SelfTrade.CANCEL_BOTH;
            default -> throw Refusal.INVALID_PARAMETER.with("stpMode");
        };
    }

    private static boolean flag(Parameters parameters, String name) {
        return parameters.optionalFlag(name).orElseThrow(() -> Refusal.MANDATORY.with(name));
    }
}
