package io.azalai.settings;

import java.util.ArrayList;
import java.util.List;

/** Paths of keys in the configuration. */
final class Paths {

    private Paths() {}

    static List<String> below(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }

    static String dotted(List<String> path) {
        return String.join(".", path);
    }
}
