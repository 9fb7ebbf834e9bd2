package io.azalai.venue;

import java.util.Locale;

/** What a request is called in words, from the name of its type. Safe for many threads: each name is made once. */
final class OperationName {

    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            String name = type.getSimpleName();
            String what = name.startsWith("Read") ? name.substring("Read".length()) : name;
            return what.replaceAll("(?<!^)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        }
    };

    private OperationName() {}

    static String of(Class<?> type) {
        return NAMES.get(type);
    }
}
