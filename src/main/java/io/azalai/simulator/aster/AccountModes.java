package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Account-wide modes of futures: this account is one-way, cross, single-asset, and stays so. Stateless. */
final class AccountModes {

    private final Floor floor;

    AccountModes(Floor floor) {
        this.floor = floor;
    }

    /** {@code POST marginType}: CROSSED is what it is, ISOLATED is not offered here. */
    JsonNode marginType(Parameters parameters) {
        floor.symbol(parameters);
        switch (parameters.text("marginType")) {
            case "CROSSED" -> throw Refusal.SAME_MARGIN_TYPE.with();
            case "ISOLATED" -> throw Refusal.NOT_SUPPORTED.with();
            default -> throw Refusal.INVALID_PARAMETER.with("marginType");
        }
    }

    /** {@code POST positionSide/dual}: one-way is what it is, hedge mode is not offered here. */
    JsonNode positionMode(Parameters parameters) {
        boolean hedge = parameters
                .optionalFlag("dualSidePosition")
                .orElseThrow(() -> Refusal.MANDATORY.with("dualSidePosition"));
        throw hedge ? Refusal.NOT_SUPPORTED.with() : Refusal.SAME_POSITION_MODE.with();
    }

    /** {@code GET positionSide/dual}. */
    JsonNode positionModeNow(Parameters parameters) {
        return JsonNodeFactory.instance.objectNode().put("dualSidePosition", false);
    }

    /** {@code GET multiAssetsMargin}. */
    JsonNode multiAssetsNow(Parameters parameters) {
        return JsonNodeFactory.instance.objectNode().put("multiAssetsMargin", false);
    }
}
