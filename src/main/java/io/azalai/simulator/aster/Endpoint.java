package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One REST call.
 *
 * @param weight cost against the caller, which may depend on the parameters
 * @param orders how many new orders it counts as
 * @param answer body of success; a missing node for none
 * @param form what the main wallet signs; null where it does not
 */
record Endpoint(
        Security security,
        ToIntFunction<Parameters> weight,
        ToIntFunction<Parameters> orders,
        Function<Parameters, JsonNode> answer,
        @Nullable ManagementForm form) {

    private Endpoint(
            Security security,
            ToIntFunction<Parameters> weight,
            ToIntFunction<Parameters> orders,
            Function<Parameters, JsonNode> answer) {
        this(security, weight, orders, answer, null);
    }

    static Endpoint open(int weight, Function<Parameters, JsonNode> answer) {
        return open(parameters -> weight, answer);
    }

    static Endpoint open(ToIntFunction<Parameters> weight, Function<Parameters, JsonNode> answer) {
        return new Endpoint(Security.NONE, weight, parameters -> 0, answer);
    }

    static Endpoint signed(int weight, Function<Parameters, JsonNode> answer) {
        return signed(parameters -> weight, answer);
    }

    static Endpoint signed(ToIntFunction<Parameters> weight, Function<Parameters, JsonNode> answer) {
        return new Endpoint(Security.SIGNED, weight, parameters -> 0, answer);
    }

    static Endpoint placing(int weight, ToIntFunction<Parameters> orders, Function<Parameters, JsonNode> answer) {
        return new Endpoint(Security.SIGNED, parameters -> weight, orders, answer);
    }

    static Endpoint with(Security security, int weight, Function<Parameters, JsonNode> answer) {
        return new Endpoint(security, parameters -> weight, parameters -> 0, answer);
    }

    /** A call that the main wallet signs in a form of its own. */
    static Endpoint managed(ManagementForm form, int weight, Function<Parameters, JsonNode> answer) {
        return new Endpoint(Security.MANAGED, parameters -> weight, parameters -> 0, answer, form);
    }

    /** The weight of calls that cost more without a symbol. */
    static ToIntFunction<Parameters> bySymbol(int one, int all) {
        return parameters -> parameters.optional("symbol").isPresent() ? one : all;
    }
}
