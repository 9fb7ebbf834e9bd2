package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What the account has approved: its one agent, no builder (aster.md section 2.5). */
final class AgentCalls {

    private static final long NEVER = 4_102_444_800_000L;

    private final Credentials credentials;

    AgentCalls(Credentials credentials) {
        this.credentials = credentials;
    }

    /** {@code GET agent}. */
    JsonNode agents(Parameters parameters) {
        return JsonNodeFactory.instance
                .arrayNode()
                .add(JsonNodeFactory.instance
                        .objectNode()
                        .put("agentAddress", credentials.signer())
                        .put("agentName", "azalai")
                        .put("ipWhitelist", "")
                        .put("expired", NEVER)
                        .put("source", "api")
                        .put("canRead", true)
                        .put("canSpotTrade", true)
                        .put("canPerpTrade", true)
                        .put("canWithdraw", false));
    }

    /** {@code GET builder}. */
    JsonNode builders(Parameters parameters) {
        return JsonNodeFactory.instance.arrayNode();
    }
}
