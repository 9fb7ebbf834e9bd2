package io.azalai.provision;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the service is to start.
 *
 * @param config its configuration; null: none, hence {@code demo}
 * @param routes folder of the user's routes
 * @param home folder that relative paths start at
 * @param overrides values that stand above the configuration, named like environment variables
 * @param routeProperties further values that routes see
 * @param liveConfirmed whether the user has confirmed that real orders may leave
 */
public record Plan(
        @Nullable Path config,
        Path routes,
        Path home,
        Map<String, String> overrides,
        Map<String, String> routeProperties,
        boolean liveConfirmed) {

    /** Keeps copies. */
    public Plan {
        overrides = Map.copyOf(overrides);
        routeProperties = Map.copyOf(routeProperties);
    }
}
