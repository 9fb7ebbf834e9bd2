package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Mode;
import io.azalai.provision.Plan;
import io.azalai.provision.Provisions;
import io.azalai.settings.ConfigurationReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped example means exactly what an empty configuration means: every value in it is a default. */
class ExampleConfigurationTest {

    @TempDir
    private Path folder;

    private Provisions example;
    private Provisions defaults;

    @BeforeEach
    void read() throws IOException {
        Path file = folder.resolve("config.json");
        Files.copy(Path.of("config/config.example.json"), file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Plan plan = new Plan(Optional.of(file), folder, folder, Map.of(), Map.of(), false);
        example = Provisions.read(plan, Optional.empty());
        defaults = Provisions.read(plan, Optional.of(ConfigurationReader.empty()));
    }

    @Test
    void it_lets_no_order_leave() {
        assertThat(example.mode()).isEqualTo(Mode.PAPER).isEqualTo(defaults.mode());
        assertThat(example.venues().values())
                .allSatisfy(venue -> assertThat(venue.accounts()).isEmpty());
    }

    @Test
    void its_venues_are_those_of_an_empty_configuration() {
        assertThat(example.venues()).isEqualTo(defaults.venues()).containsOnlyKeys(Set.of("aster", "hyperliquid"));
        assertThat(example.venues().values())
                .allSatisfy(venue -> assertThat(venue.warnings()).isEmpty());
    }

    @Test
    void its_limits_are_those_of_an_empty_configuration() {
        assertThat(example.limits().allowedSymbols())
                .isEqualTo(defaults.limits().allowedSymbols());
        assertThat(example.limits())
                .usingRecursiveComparison()
                .withComparatorForType(java.math.BigDecimal::compareTo, java.math.BigDecimal.class)
                .isEqualTo(defaults.limits());
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
}
