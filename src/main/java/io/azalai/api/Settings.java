package io.azalai.api;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the service is to run.
 *
 * @param config its configuration; null: both venues simulated on loopback, without keys
 * @param home folder that relative paths of the configuration start at
 * @param routes folder of flows of the user's own, where there are any
 * @param overrides values above the configuration's, named like its environment variables:
 *     {@code AZALAI_STORAGE_STATE_DIR}
 * @param liveConfirmed whether real orders may leave when the mode is live
 */
public record Settings(
        @Nullable Path config, Path home, Path routes, Map<String, String> overrides, boolean liveConfirmed) {

    public Settings {
        overrides = Map.copyOf(overrides);
    }

    /** Both venues simulated on loopback, on free ports; what must survive lies under {@code data/demo}. */
    public static Settings demo() {
        Path here = Path.of("").toAbsolutePath();
        Map<String, String> apart = Map.of(
                "AZALAI_STORAGE_STATE_DIR", "data/demo/state",
                "AZALAI_SERVER_PORT", "0",
                "AZALAI_SERVER_MANAGEMENT_PORT", "0");
        return new Settings(null, here, here.resolve("routes"), apart, false);
    }

    /** As a configuration file says; relative paths start at the folder above the file's, as the launcher's do. */
    public static Settings file(Path config) {
        Path file = config.toAbsolutePath();
        Path folder = file.getParent();
        Path home = folder == null || folder.getParent() == null ? file : folder.getParent();
        return new Settings(file, home, home.resolve("routes"), Map.of(), false);
    }

    /** The same with relative paths starting elsewhere, flows included. */
    public Settings in(Path folder) {
        return new Settings(config, folder, folder.resolve("routes"), overrides, liveConfirmed);
    }

    /** The same with one value above the configuration's, such as {@code AZALAI_SERVER_PORT}. */
    public Settings with(String name, String value) {
        Map<String, String> more = new TreeMap<>(overrides);
        more.put(name, value);
        return new Settings(config, home, routes, more, liveConfirmed);
    }

    /** The same with the user's word that real orders may leave. */
    public Settings confirmLive() {
        return new Settings(config, home, routes, overrides, true);
    }
}
