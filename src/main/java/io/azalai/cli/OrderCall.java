package io.azalai.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** An order request to the running service: for whom, under which id, and what is shown of the answer. */
final class OrderCall {

    @Mixin
    private ApiClient api = new ApiClient();

    @Option(names = "--account", description = "Alias of the account (default: ${DEFAULT-VALUE}).")
    private String account = "main";

    @Option(
            names = "--id",
            description = "Client order id; the same id never does the same thing twice (default: made up).")
    private @Nullable String id;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** Refuses an id that cannot be one. */
    void check() {
        if (id != null) {
            Words.requireOrderId(spec.commandLine(), "--id", id);
        }
    }

    /** The fields that every request has. */
    ObjectNode request(String action, String venue) {
        long now = Azalai.clock(spec).millis();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "orderRequest").put("schemaVersion", "1.0").put("action", action);
        json.put(
                "clientOrderId",
                id == null ? "cli-" + now + "-" + ProcessHandle.current().pid() : id);
        json.put("venue", venue).put("account", account).put("createdAt", now);
        return json;
    }

    /** Adds a field where it was given. */
    static void put(ObjectNode json, String field, @Nullable Object value) {
        if (value instanceof BigDecimal number) {
            json.put(field, number.toPlainString());
        } else if (value != null) {
            json.put(field, value.toString());
        }
    }

    /** Asks the risk gate about it and shows what it says. */
    int check(ObjectNode request) {
        ApiClient.Answer answer = api.call("POST", "/api/v1/risk/check", request.toString(), ApiClient.Subject.NONE);
        if (answer.exitCode() != ExitCode.OK) {
            spec.commandLine().getErr().println(answer.refusal());
            return answer.exitCode();
        }
        JsonNode decision = answer.json();
        spec.commandLine().getOut().println(decision.path("message").asText());
        return decision.path("decision").asText().equals("ACCEPT") ? ExitCode.OK : ExitCode.REFUSED;
    }

    /** Sends it and shows the order that came of it, or else under which id it was asked for. */
    int send(ObjectNode request) {
        String asked = request.path("clientOrderId").asText();
        ApiClient.Subject subject = new ApiClient.Subject(
                request.path("action").asText() + " under id " + asked,
                "repeat the command with --id " + asked + ", which never does it twice");
        ApiClient.Answer answer = api.call("POST", "/api/v1/orders", request.toString(), subject);
        if (answer.exitCode() != ExitCode.OK) {
            spec.commandLine().getErr().println(answer.refusal());
            return answer.exitCode();
        }
        JsonNode json = answer.json();
        String known = json.path("duplicate").asBoolean() ? "known already: " : "";
        spec.commandLine().getOut().println(known + OrderLine.of(json.path("order")));
        return ExitCode.OK;
    }
}
