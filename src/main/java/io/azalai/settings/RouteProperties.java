package io.azalai.settings;

import java.util.Map;
import org.apache.camel.spi.PropertiesSource;
import org.jspecify.annotations.Nullable;

/** What routes see of the configuration as {@code {{key}}}; secrets are never among it. */
public final class RouteProperties implements PropertiesSource {

    private final Map<String, String> values;

    /** Shows exactly these values. */
    public RouteProperties(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    @Override
    public String getName() {
        return "azalai";
    }

    @Override
    public @Nullable String getProperty(String name) {
        return values.get(name);
    }
}
