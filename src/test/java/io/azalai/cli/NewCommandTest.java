package io.azalai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.flow.FlowClash;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NewCommandTest {

    @TempDir
    private Path routes;

    private final StringWriter said = new StringWriter();

    @Test
    void copies_of_every_example_share_no_id_with_it_or_each_other() throws IOException {
        List<Path> examples = examples();
        for (Path example : examples) {
            String name = example.getFileName().toString().replace(".camel.yaml", "");
            assertThat(make(name)).isEqualTo(ExitCode.OK);
            assertThat(make(name, "--name", "my-" + name)).isEqualTo(ExitCode.OK);
        }

        try (Stream<Path> copies = Files.list(routes.resolve("flows"))) {
            List<Path> all = Stream.concat(examples.stream(), copies).toList();
            assertThat(all).hasSize(3 * examples.size());
            assertThat(FlowClash.among(all)).isEmpty();
        }
    }

    @Test
    void a_kamelet_id_that_two_files_give_is_named_with_file_line_and_cure() throws IOException {
        Path one = examples().get(0);
        Path two = Files.writeString(
                routes.resolve("two.camel.yaml"), Files.readString(one).replace("id: examples.", "id: flows."));

        assertThat(FlowClash.among(List.of(one, two))).anySatisfy(problem -> assertThat(problem.toString())
                .startsWith(two + ":9: the id 'source-of-examples.big-trades-to-file' is taken by " + one)
                .endsWith("choose another"));
    }

    @Test
    void an_unknown_example_is_named_and_the_others_are_listed() throws IOException {
        examples();

        assertThat(make("nope")).isEqualTo(2);
        assertThat(said.toString()).contains("there is no example 'nope'", "big-trades-to-file", "stop-trading");
    }

    private List<Path> examples() throws IOException {
        Path folder = Files.createDirectories(routes.resolve("examples"));
        try (Stream<Path> shipped = Files.list(Path.of("routes/examples"))) {
            for (Path file : shipped.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        try (Stream<Path> copied = Files.list(folder)) {
            return copied.sorted().toList();
        }
    }

    private int make(String example, String... more) {
        List<String> arguments = Stream.concat(
                        Stream.of("flow", example, "--routes", routes.toString()), Stream.of(more))
                .toList();
        return new CommandLine(new NewCommand())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(arguments.toArray(String[]::new));
    }
}
