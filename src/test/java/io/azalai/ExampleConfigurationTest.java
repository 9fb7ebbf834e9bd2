package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Mode;
import io.azalai.provision.Plan;
import io.azalai.provision.Provisions;
import io.azalai.settings.ConfigSchema;
import io.azalai.settings.ConfigurationReader;
import io.azalai.venue.Venue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped example means exactly what an empty configuration means: every value in it is a default. */
class ExampleConfigurationTest {

    @TempDir
    private Path folder;

    private Plan plan;
    private Provisions example;
    private Provisions defaults;

    @BeforeEach
    void read() throws IOException {
        Path file = folder.resolve("config.json");
        Files.copy(Path.of("config/config.example.json"), file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        plan = new Plan(file, folder, folder, Map.of(), Map.of(), false);
        example = Provisions.read(plan, null);
        defaults = Provisions.read(plan, ConfigurationReader.empty());
    }

    @Test
    void it_lets_no_order_leave() {
        assertThat(example.mode()).isEqualTo(Mode.PAPER).isEqualTo(defaults.mode());
        assertThat(example.venues().values())
                .allSatisfy(venue -> assertThat(venue.accounts()).isEmpty());
    }

    @Test
    void its_venues_are_those_of_an_empty_configuration() {
        assertThat(example.venues())
                .isEqualTo(defaults.venues())
                .containsOnlyKeys(schemas().keySet());
        assertThat(example.venues().values())
                .allSatisfy(venue -> assertThat(venue.warnings()).isEmpty());
    }

    @Test
    void its_limits_are_those_of_an_empty_configuration() {
        assertThat(example.limits().allowedSymbols())
                .isEqualTo(defaults.limits().allowedSymbols());
        assertThat(example.limits())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(defaults.limits());
    }

    @Test
    void the_defaults_that_the_schema_tells_are_those_in_force() {
        ObjectNode written = told(ConfigSchema.with(schemas()).root());

        assertThat(Provisions.read(plan, written))
                .usingRecursiveComparison()
                .ignoringFields("configuration")
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(defaults);
    }

    @Test
    void the_rest_is_that_of_an_empty_configuration() {
        assertThat(example.kafka()).isEqualTo(defaults.kafka());
        assertThat(example.recording()).isEqualTo(defaults.recording());
        assertThat(example.server()).isEqualTo(defaults.server());
        assertThat(example.state()).isEqualTo(defaults.state());
        assertThat(example.instance()).isEqualTo(defaults.instance());
        assertThat(example.cancelOnShutdown()).isEqualTo(defaults.cancelOnShutdown());
        assertThat(example.telegram().enabled()).isFalse();
        assertThat(example.telegram().baseUrl()).isEqualTo(defaults.telegram().baseUrl());
    }

    private static Map<String, String> schemas() {
        return ServiceLoader.load(Venue.class).stream()
                .map(ServiceLoader.Provider::get)
                .collect(Collectors.toMap(Venue::name, Venue::schema));
    }

    /** An object of a schema with every default that is told in it. */
    private static ObjectNode told(JsonNode schema) {
        ObjectNode object = ConfigurationReader.empty();
        schema.path("properties").fields().forEachRemaining(key -> {
            JsonNode value = key.getValue().path("default");
            if (!value.isMissingNode()) {
                object.set(key.getKey(), value);
            } else if (key.getValue().has("properties")) {
                object.set(key.getKey(), told(key.getValue()));
            }
        });
        return object;
    }
}
