package io.azalai.trade.risk;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Limits read from a JSON object, the way the configuration gives them. */
record CaseKeys(JsonNode node) implements LimitKeys {

    @Override
    public boolean has(String key) {
        return node.hasNonNull(key);
    }

    @Override
    public String text(String key, String otherwise) {
        return has(key) ? node.get(key).asText() : otherwise;
    }

    @Override
    public int whole(String key, int otherwise) {
        return has(key) ? node.get(key).intValue() : otherwise;
    }

    @Override
    public BigDecimal decimal(String key, BigDecimal otherwise) {
        return has(key) ? new BigDecimal(node.get(key).asText()) : otherwise;
    }

    @Override
    public boolean flag(String key, boolean otherwise) {
        return has(key) ? node.get(key).booleanValue() : otherwise;
    }

    @Override
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        node.path(key).forEach(item -> texts.add(item.asText()));
        return texts;
    }

    @Override
    public LimitKeys keys(String key) {
        return new CaseKeys(node.path(key));
    }

    @Override
    public void problem(String key, String what, String cure) {
        throw new IllegalArgumentException(key + " " + what + "; " + cure);
    }
}
