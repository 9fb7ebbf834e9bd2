package io.azalai.trade.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** The limits of a configuration that sets none, or few. */
public final class DefaultLimits {

    private DefaultLimits() {}

    /** Defaults only. */
    public static RiskLimits seed() {
        return RiskLimits.read(new CaseKeys(MissingNode.getInstance()), new CaseKeys(MissingNode.getInstance()));
    }

    /** Defaults, and what two JSON objects set. */
    public static RiskLimits with(String trading, String risk) {
        ObjectMapper mapper = new ObjectMapper();
        try {
            return RiskLimits.read(new CaseKeys(mapper.readTree(trading)), new CaseKeys(mapper.readTree(risk)));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
