package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Balances of the spot market (aster.md section 3.7). */
final class SpotAccountCalls {

    private final Floor floor;

    SpotAccountCalls(Floor floor) {
        this.floor = floor;
    }

    /** {@code GET account}: exactly seven keys. */
    JsonNode account(Parameters parameters) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("feeTier", 0)
                .put("canTrade", true)
                .put("canDeposit", true)
                .put("canWithdraw", true)
                .put("canBurnAsset", true)
                .put("updateTime", 0);
        ArrayNode balances = body.putArray("balances");
        floor.engine().account(floor.account()).spot().forEach(balance -> balances.addObject()
                .put("asset", balance.asset())
                .put("free", WireNumber.fixed(balance.free(), 8))
                .put("locked", WireNumber.fixed(balance.locked(), 8)));
        return body;
    }

    /** {@code GET transactionHistory}: nothing comes into this account or leaves it but by trades, which it leaves out. */
    JsonNode history(Parameters parameters) {
        Span.of(parameters);
        return JsonNodeFactory.instance.arrayNode();
    }
}
