package io.azalai.simulator.aster;

import io.azalai.simulator.loopback.DecimalForm;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Decoded parameters of a request: query and form body together, the query wins (aster.md section 2.2). */
final class Parameters {

    private static final DecimalForm DECIMAL = DecimalForm.of("-?\\d+(\\.\\d+)?");

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    /** @throws RefusedException -1101 when one text names a parameter twice, -1100 when an escape is malformed */
    static Parameters of(String rawQuery, String rawBody) {
        Map<String, String> values = decode(rawBody);
        values.putAll(decode(rawQuery));
        return new Parameters(values);
    }

    /** Of names and values that are decoded already, as in the items of a batch. */
    static Parameters of(Map<String, String> values) {
        return new Parameters(new LinkedHashMap<>(values));
    }

    /** The same with one more value, or another one. */
    Parameters with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Parameters(more);
    }

    private static Map<String, String> decode(String raw) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = unescape(equals < 0 ? pair : pair.substring(0, equals), pair);
            String value = equals < 0 ? "" : unescape(pair.substring(equals + 1), name);
            if (values.put(name, value) != null) {
                throw Refusal.DUPLICATE_PARAMETER.with();
            }
        }
        return values;
    }

    private static String unescape(String text, String name) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.ILLEGAL_CHARACTERS.with(name, "percent-encoded UTF-8");
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Absent when not sent or empty. */
    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    String text(String name) {
        return optional(name).orElseThrow(() -> Refusal.MANDATORY.with(name));
    }

    Optional<Long> optionalLong(String name) {
        return optional(name).map(value -> {
            if (!value.matches("-?\\d{1,18}")) {
                throw Refusal.MANDATORY.with(name);
            }
            return Long.valueOf(value);
        });
    }

    long number(String name) {
        return optionalLong(name).orElseThrow(() -> Refusal.MANDATORY.with(name));
    }

    int limit(int ordinary, int maximum) {
        long limit = optionalLong("limit").orElse((long) ordinary);
        if (limit < 1) {
            throw Refusal.INVALID_PARAMETER.with("limit");
        }
        return (int) Math.min(limit, maximum);
    }

    /** Plain decimals only: exponents are refused as illegal characters. */
    Optional<BigDecimal> optionalDecimal(String name) {
        return optional(name).map(value -> DECIMAL.read(value)
                .orElseThrow(() -> Refusal.ILLEGAL_CHARACTERS.with(name, "^([0-9]{1,20})(\\.[0-9]{1,20})?$")));
    }

    BigDecimal decimal(String name) {
        return optionalDecimal(name).orElseThrow(() -> Refusal.MANDATORY.with(name));
    }

    /** Booleans travel as the words true and false, in either case. */
    Optional<Boolean> optionalFlag(String name) {
        return optional(name).map(value -> {
            if (!"true".equalsIgnoreCase(value) && !"false".equalsIgnoreCase(value)) {
                throw Refusal.INVALID_PARAMETER.with(name);
            }
            return Boolean.valueOf(value);
        });
    }

    void refuse(String... names) {
        for (String name : names) {
            if (optional(name).isPresent()) {
                throw Refusal.NOT_REQUIRED.with(name);
            }
        }
    }
}
