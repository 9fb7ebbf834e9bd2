package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.aster.Delegates.Agent;
import java.math.BigDecimal;
import java.util.function.Consumer;
import java.util.function.Function;

/** Agents and builders: listed for who signs, changed by what the main wallet signs (aster.md section 2.5). */
final class DelegateCalls {

    private static final BigDecimal FUTURES_CAP = new BigDecimal("0.001");
    private static final BigDecimal SPOT_CAP = new BigDecimal("0.01");

    private final Delegates delegates;
    private final String user;

    DelegateCalls(Delegates delegates, Credentials credentials) {
        this.delegates = delegates;
        this.user = credentials.user();
    }

    void futures(EndpointTable table) {
        table.at("GET", "v3/agent", Endpoint.signed(5, this::agents))
                .at("POST", "v3/approveAgent", managed(ManagementForm.APPROVE_AGENT, this::approveAgent))
                .at(
                        "POST",
                        "v3/registerAndApproveAgent",
                        Endpoint.managed(ManagementForm.REGISTER_AGENT, 50, this::approveAgent))
                .at("POST", "v3/updateAgent", managed(ManagementForm.UPDATE_AGENT, this::updateAgent))
                .at("DELETE", "v3/agent", managed(ManagementForm.DELETE_AGENT, this::deleteAgent))
                .at("GET", "v3/builder", Endpoint.signed(5, this::builders))
                .at(
                        "POST",
                        "v3/approveBuilder",
                        managed(ManagementForm.APPROVE_BUILDER, parameters -> approve(parameters, FUTURES_CAP)))
                .at(
                        "POST",
                        "v3/updateBuilder",
                        managed(ManagementForm.UPDATE_BUILDER, parameters -> update(parameters, FUTURES_CAP)))
                .at("DELETE", "v3/builder", managed(ManagementForm.DELETE_BUILDER, this::deleteBuilder));
    }

    /** On spot success has no body. */
    void spot(EndpointTable table) {
        table.at("GET", "v3/builder", Endpoint.signed(5, this::builders))
                .at(
                        "POST",
                        "v3/approveBuilder",
                        silent(ManagementForm.APPROVE_BUILDER, parameters -> approve(parameters, SPOT_CAP)))
                .at(
                        "POST",
                        "v3/updateBuilder",
                        silent(ManagementForm.UPDATE_BUILDER, parameters -> update(parameters, SPOT_CAP)))
                .at("DELETE", "v3/delBuilder", silent(ManagementForm.DELETE_BUILDER, this::deleteBuilder));
    }

    private static Endpoint managed(ManagementForm form, Function<Parameters, JsonNode> answer) {
        return Endpoint.managed(form, 5, answer);
    }

    private static Endpoint silent(ManagementForm form, Consumer<Parameters> act) {
        return managed(form, parameters -> {
            act.accept(parameters);
            return MissingNode.getInstance();
        });
    }

    private JsonNode agents(Parameters parameters) {
        return OrderCalls.array(delegates.agents().stream().map(DelegateCalls::row));
    }

    private static ObjectNode row(Agent agent) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("agentAddress", agent.address())
                .put("agentName", agent.name())
                .put("ipWhitelist", agent.ipWhitelist())
                .put("expired", agent.expiresAtMs())
                .put("source", "api")
                .put("canRead", true)
                .put("canSpotTrade", agent.spot())
                .put("canPerpTrade", agent.perp())
                .put("canWithdraw", agent.withdraw());
    }

    private JsonNode builders(Parameters parameters) {
        return OrderCalls.array(delegates.builders().stream().map(builder -> JsonNodeFactory.instance
                .objectNode()
                .put("userAddress", user)
                .put("builderAddress", builder.address())
                .put("maxFeeRate", builder.maxFeeRate())
                .put("builderName", builder.name())));
    }

    private JsonNode approveAgent(Parameters parameters) {
        delegates.approve(new Agent(
                parameters.text("agentAddress"),
                parameters.text("agentName"),
                parameters.optional("ipWhitelist").orElse(""),
                parameters.number("expired"),
                flag(parameters, "canSpotTrade"),
                flag(parameters, "canPerpTrade"),
                flag(parameters, "canWithdraw")));
        return parameters.has("builder") ? approve(parameters, FUTURES_CAP) : Answers.success();
    }

    private JsonNode updateAgent(Parameters parameters) {
        Agent before = delegates.agent(parameters.text("agentAddress")).orElseThrow(Refusal.NO_AGENT_FOUND::with);
        delegates.approve(new Agent(
                before.address(),
                before.name(),
                parameters.optional("ipWhitelist").orElse(""),
                before.expiresAtMs(),
                flag(parameters, "canSpotTrade"),
                flag(parameters, "canPerpTrade"),
                flag(parameters, "canWithdraw")));
        return Answers.success();
    }

    private JsonNode deleteAgent(Parameters parameters) {
        if (!delegates.dismiss(parameters.text("agentAddress"))) {
            throw Refusal.NO_AGENT_FOUND.with();
        }
        return Answers.success();
    }

    private JsonNode approve(Parameters parameters, BigDecimal cap) {
        BigDecimal rate = parameters.decimal("maxFeeRate");
        if (rate.compareTo(cap) > 0) {
            throw Refusal.BUILDER_FEE_TOO_HIGH.with(WireNumber.plain(cap));
        }
        String name = parameters.optional("builderName").orElse("");
        delegates.approve(new Delegates.Builder(parameters.text("builder"), name, rate));
        return Answers.success();
    }

    private JsonNode update(Parameters parameters, BigDecimal cap) {
        if (delegates.builder(parameters.text("builder")).isEmpty()) {
            throw Refusal.NO_BUILDER_FOUND.with();
        }
        return approve(parameters, cap);
    }

    private JsonNode deleteBuilder(Parameters parameters) {
        if (!delegates.dismissBuilder(parameters.text("builder"))) {
            throw Refusal.NO_BUILDER_FOUND.with();
        }
        return Answers.success();
    }

    private static boolean flag(Parameters parameters, String name) {
        return parameters.optionalFlag(name).orElse(false);
    }
}
