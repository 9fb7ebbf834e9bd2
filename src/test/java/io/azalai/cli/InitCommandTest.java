package io.azalai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InitCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void the_configuration_is_the_example_and_only_its_owner_may_read_it() throws IOException {
        assertThat(init()).isEqualTo(ExitCode.OK);

        assertThat(config()).hasSameTextualContentAs(Path.of("config/config.example.json"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config())))
                .isEqualTo("rw-------");
    }

    @Test
    void the_schema_that_the_configuration_names_stands_beside_it() throws IOException {
        init();

        JsonNode named = new ObjectMapper().readTree(config().toFile()).path("$schema");
        JsonNode schema = new ObjectMapper()
                .readTree(config().resolveSibling(named.asText()).toFile());
        assertThat(schema.at("/properties/exchanges/properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("aster", "hyperliquid");
    }

    @Test
    void what_is_there_is_kept() throws IOException {
        Files.createDirectories(config().getParent());
        Files.writeString(config(), "mine");

        assertThat(init()).isEqualTo(ExitCode.REFUSED);

        assertThat(config()).hasContent("mine");
        assertThat(said.toString()).contains("exists already", "--force");
    }

    @Test
    void force_replaces_what_is_there() throws IOException {
        Files.createDirectories(config().getParent());
        Files.writeString(config(), "mine");

        assertThat(init("--force")).isEqualTo(ExitCode.OK);

        assertThat(config()).hasSameTextualContentAs(Path.of("config/config.example.json"));
    }

    private Path config() {
        return folder.resolve("config/config.json");
    }

    private int init(String... more) {
        String[] arguments = new String[2 + more.length];
        arguments[0] = "--config";
        arguments[1] = config().toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return new CommandLine(new InitCommand())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(arguments);
    }
}
