package io.azalai.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The configuration as read, with placeholders and overrides in place.
 *
 * @param file where it came from, for messages
 * @param tree all values, secrets included: never to be printed
 * @param problems what is wrong so far; reading a {@link Block} may add more
 */
public record Configuration(String file, JsonNode tree, List<Problem> problems) {

    /** The whole as a typed view. */
    public Block root() {
        return new Block("", tree, problems);
    }

    /**
     * Ends the reading.
     *
     * @throws ConfigurationException when anything is wrong
     */
    public void requireSound() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(file, problems);
        }
    }

    /** Never the values. */
    @Override
    public String toString() {
        return "Configuration[" + file + "]";
    }
}
