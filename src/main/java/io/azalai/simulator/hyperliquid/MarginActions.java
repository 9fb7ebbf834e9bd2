package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.MarginMode;
import io.azalai.model.PositionSide;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.MarginResult;
import io.azalai.simulator.matching.MarginSetting;
import io.azalai.simulator.matching.OpenPosition;
import java.math.BigDecimal;
import java.math.MathContext;

/** Leverage, margin mode and collateral (section 3.3). Confined to the event loop. */
final class MarginActions {

    private final Engine engine;
    private final Universe universe;

    MarginActions(Engine engine, Universe universe) {
        this.engine = engine;
        this.universe = universe;
    }

    void addTo(ActionDesk desk) {
        desk.put("updateLeverage", this::leverage);
        desk.put("updateIsolatedMargin", this::collateral);
        desk.put("topUpIsolatedOnlyMargin", this::topUp);
    }

    private JsonNode leverage(Acting by, ObjectNode action) {
        Coin coin = perpetual(action);
        int leverage = action.get("leverage").asInt();
        boolean cross = action.get("isCross").asBoolean();
        if (leverage < 1 || leverage > coin.product().maxLeverage()) {
            throw new RefusedException("Invalid leverage value");
        }
        if (cross && universe.isIsolatedOnly(coin)) {
            throw new RefusedException("Cross margin is not allowed for this asset. asset=" + coin.asset());
        }
        MarginMode mode = cross ? MarginMode.CROSS : MarginMode.ISOLATED;
        String word = cross ? "Cross" : "Isolated";
        answered(
                engine.setMargin(by.account(), coin.name(), new MarginSetting(leverage, mode)),
                word + " position does not have sufficient margin available to decrease leverage.",
                coin);
        return ActionReply.done();
    }

    private JsonNode collateral(Acting by, ObjectNode action) {
        Coin coin = perpetual(action);
        BigDecimal amount = BigDecimal.valueOf(action.get("ntli").asLong(), 6);
        if (amount.signum() == 0) {
            throw new RefusedException("Update to isolated margin cannot be zero.");
        }
        adjust(by, coin, amount);
        return ActionReply.done();
    }

    /** Brings the collateral to what the leverage that is asked for needs. */
    private JsonNode topUp(Acting by, ObjectNode action) {
        Coin coin = perpetual(action);
        BigDecimal leverage = new BigDecimal(action.get("leverage").asText());
        if (leverage.signum() == 0) {
            throw new RefusedException("Invalid leverage value");
        }
        OpenPosition position = engine.account(by.account(), coin.dex())
                .position(coin.name())
                .orElseThrow(() -> new RefusedException("Cannot update margin for empty position."));
        BigDecimal wanted = position.value().divide(leverage, MathContext.DECIMAL64);
        adjust(by, coin, wanted.subtract(position.margin()).max(BigDecimal.ZERO));
        return ActionReply.done();
    }

    private void adjust(Acting by, Coin coin, BigDecimal amount) {
        answered(
                engine.adjustMargin(by.account(), coin.name(), PositionSide.BOTH, amount),
                "Insufficient margin to update isolated position.",
                coin);
    }

    private static void answered(MarginResult result, String insufficient, Coin coin) {
        String text =
                switch (result) {
                    case DONE -> "";
                    case INSUFFICIENT -> insufficient;
                    case OPEN_POSITION -> "Cannot switch leverage type with open position.";
                    case NO_POSITION -> "Cannot update margin for empty position.";
                    case NOT_ISOLATED -> "Position does not use isolated margin.";
                };
        if (!text.isEmpty()) {
            throw new RefusedException(text + " asset=" + coin.asset());
        }
    }

    private Coin perpetual(ObjectNode action) {
        int asset = action.get("asset").asInt();
        return universe.asset(asset)
                .filter(coin -> !coin.isSpot())
                .orElseThrow(() -> new RefusedException("Unknown asset " + asset));
    }
}
