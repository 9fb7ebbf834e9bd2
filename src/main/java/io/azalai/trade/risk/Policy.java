package io.azalai.trade.risk;

/** What becomes of an order that meets a condition. */
public enum Policy {
    REJECT,
    ALLOW;

    static Policy read(LimitKeys keys, String key) {
        String word = keys.text(key, REJECT.name());
        for (Policy policy : values()) {
            if (policy.name().equals(word)) {
                return policy;
            }
        }
        keys.problem(key, "is neither REJECT nor ALLOW: " + word, "write REJECT or ALLOW");
        return REJECT;
    }
}
