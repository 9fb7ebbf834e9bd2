package io.azalai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.decode.DecodedLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A wrong command line is answered by the argument, the value and what would be right, with exit code 2. */
class CommandLineTest {

    private static final int WRONG = 2;
    /** A command line on a page, but of {@code azalai java}, which the launcher reads. */
    private static final Pattern WRITTEN = Pattern.compile("\\./azalai (?!java )([^`\\n#|]+)");

    private final StringWriter said = new StringWriter();
    private final StringWriter printed = new StringWriter();
    private final List<String> decoded = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "orders place aster BTC BUY abc                     | <quantity>     | 'abc' is no decimal number",
                "orders place aster BTC BUY 1e5                     | <quantity>     | '1e5' is no decimal number",
                "orders place aster BTC BUY 0                       | <quantity>     | above 0, was 0",
                "orders place aster BTC BUY -1                      | <quantity>     | above 0, was -1",
                "orders place aster BTC HOLD 1                      | <side>         | [BUY, SELL]",
                "orders place aster BTC                             | <side>         | Missing",
                "orders place                                       | <venue>        | Missing",
                "orders place aster BTC BUY 1 --price x             | --price        | 'x' is no decimal number",
                "orders place aster BTC BUY 1 --price -5            | --price        | above 0, was -5",
                "orders place aster BTC BUY 1 --tif GTC             | --tif          | --price",
                "orders place aster BTC BUY 1 --price 1 --tif DAY   | --tif          | GTC",
                "orders place aster BTC BUY 1 --market futures      | --market       | [SPOT, PERP]",
                "orders place aster BTC BUY 1 --leverage ten        | --leverage     | 'ten' is no whole number",
                "orders place aster BTC BUY 1 --leverage 0          | --leverage     | 1 or more, was 0",
                "orders place aster BTC BUY 1 --id my/order         | --id           | 'my/order'",
                "orders place aster BTC BUY 1 --prise 5             | --prise        | --price",
                "orders place aster BTC BUY 1 --url localhost       | --url          | http://127.0.0.1:8080",
                "orders place aster BTC SELL --trigger-price 9      | <quantity>     | --reduce-only may it be left out",
                "orders place aster BTC BUY 1 --trigger-price 0     | --trigger-price | above 0, was 0",
                "orders place aster BTC BUY 1 --take-profit -1      | --take-profit  | above 0, was -1",
                "orders place aster BTC BUY 1 --stop-loss x         | --stop-loss    | 'x' is no decimal number",
                "orders place aster BTC BUY 1 --round UP            | --round        | [NONE, DOWN]",
                "orders place aster BTC BUY 1 --type TWAP           | --period-seconds | give both or none",
                "orders place aster BTC BUY 1 --period-seconds 60   | --type TWAP   | give both or none",
                "orders place aster BTC BUY 1 --randomize           | --randomize   | --type TWAP too",
                "orders place aster BTC BUY 1 --type TWAP --period-seconds 0 | --period-seconds | 1 or more, was 0",
                "orders place aster BTC BUY 1 --type STOP           | --type         | STOP_MARKET",
                "orders amend aster a-1                             | nothing to amend | --price, --quantity or both",
                "orders amend aster a/1 --price 1                   | <order>        | 'a/1'",
                "orders amend aster a-1 --quantity 0                | --quantity     | above 0, was 0",
                "orders close aster                                 | <symbol>       | Missing",
                "orders close aster BTC --position-side NET         | --position-side | [BOTH, LONG, SHORT]",
                "orders close aster BTC --id my/order               | --id           | 'my/order'",
                "orders place aster BTC BUY 1 2                     | '2'            | Unmatched",
                "orders cancel                                      | <id>           | Missing",
                "orders cancel a/b                                  | <id>           | 'a/b'",
                "orders list --al                                   | --al           | --all",
                "orders lst                                         | lst            | list",
                "demoo                                              | demoo          | demo",
                "demo --speed abc                                   | --speed        | azalai demo --help",
                "demo --seconds abc                                 | --seconds      | 'abc' is no whole number",
                "demo --seconds 0                                   | --seconds      | 1 or more",
                "demo --routes nope                                 | --routes       | no folder",
                "run --routes nope                                  | --routes       | no folder",
                "check --routes pom.xml                             | --routes       | no folder",
                "simulate --symbols ,                               | --symbols      | such as BTC,ETH",
                "simulate --symbols BTC,,ETH                        | --symbols      | such as BTC,ETH"
            })
    void a_wrong_argument_is_named_with_its_value_and_what_is_right(String line, String argument, String cure) {
        int code = run(line.strip().split(" +"));

        assertThat(code).isEqualTo(WRONG);
        assertThat(said.toString())
                .startsWith("azalai: ")
                .contains(argument, cure, "--help")
                .doesNotContain("Exception", "java.");
        assertThat(said.toString().lines()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void a_port_in_use_is_one_of_the_exit_codes_that_readme_tells_of_simulate() throws IOException {
        assertThat(run("simulate", "--port", "1")).isEqualTo(ExitCode.CANNOT_START);
        assertThat(said.toString()).isEqualToIgnoringNewLines("azalai: port 1 is in use");
        assertThat(Files.readString(Path.of("README.md")))
                .containsPattern("\\| `simulate` \\|[^|]*\\|[^|]* " + ExitCode.CANNOT_START + " \\|");
    }

    @Test
    void where_no_service_runs_it_is_said(@TempDir Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "secret");

        assertThat(run("orders", "list", "--token-file", token.toString(), "--url", "http://127.0.0.1:1"))
                .isEqualTo(ExitCode.NO_SERVICE);
        assertThat(said.toString()).contains("no service answers at http://127.0.0.1:1");
    }

    @Test
    void a_folder_and_a_file_that_is_no_text_are_told_of(@TempDir Path folder) throws IOException {
        Path bytes = Files.write(folder.resolve("lines"), new byte[] {'{', (byte) 0xff, (byte) 0xfe, '\n'});

        assertThat(run("decode", "--venue", "aster", folder.toString())).isEqualTo(WRONG);
        assertThat(said.toString())
                .contains(folder + " is a folder: name a file")
                .doesNotContain("Exception");
        assertThat(run("decode", "--venue", "aster", bytes.toString())).isEqualTo(WRONG);
        assertThat(said.toString()).contains(bytes + " is not UTF-8").doesNotContain("Exception");
    }

    @Test
    void lines_that_tell_nothing_are_hinted_at(@TempDir Path folder) throws IOException {
        Path lines = Files.writeString(folder.resolve("lines"), "{}\n{}\n");

        assertThat(run("decode", "--venue", "aster", lines.toString())).isEqualTo(ExitCode.OK);
        assertThat(said.toString()).contains("2 lines tell no event", "--instruments FILE");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_line(@TempDir Path folder) throws IOException {
        Path lines = Files.writeString(folder.resolve("lines"), "\ufeff{}\n");
        Path blank = Files.writeString(folder.resolve("blank"), "\ufeff\n");

        run("decode", "--venue", "aster", "--instruments", lines.toString(), lines.toString());
        run("decode", "--venue", "aster", blank.toString());

        assertThat(decoded).containsExactly("{}", "{}");
    }

    @Test
    void the_help_names_what_only_the_launcher_does() {
        run("--help");

        assertThat(printed.toString()).contains("./azalai java FILE");
    }

    @Test
    void every_command_line_of_the_pages_is_right() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> right = new ArrayList<>();
        for (Path page : pages()) {
            Matcher written = WRITTEN.matcher(Files.readString(page));
            while (written.find()) {
                String command = written.group(1).strip();
                try {
                    Azalai.line(noServices())
                            .parseArgs(command.replaceAll("<[^>]*>", "1").split(" +"));
                    right.add(command);
                } catch (ParameterException refused) {
                    wrong.add(page + ": " + command + ": " + refused.getMessage());
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(right).hasSizeGreaterThan(20).contains("orders list --all", "simulate");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md"), Path.of("routes/flows/README.md")),
                            files.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private int run(String... arguments) {
        CommandLine line = Azalai.line(noServices());
        line.setErr(new PrintWriter(said, true));
        line.setOut(new PrintWriter(printed, true));
        return line.execute(arguments);
    }

    /** Starts nothing. */
    private Services noServices() {
        return new Services(
                Clock.systemUTC(),
                (plan, watcher) -> {
                    throw new AssertionError("nothing is to start");
                },
                (port, seed, speed, symbols) -> {
                    if (port == 0) {
                        throw new AssertionError("nothing is to start");
                    }
                    throw new IllegalStateException("port " + port + " is in use");
                },
                (plan, report) -> {
                    throw new AssertionError("nothing is to start");
                },
                (venue, instruments) -> {
                    if (instruments != null) {
                        decoded.add(instruments.strip());
                    }
                    return line -> {
                        decoded.add(line);
                        return new DecodedLine("{\"id\":1,\"events\":[]}", true);
                    };
                },
                new NoJournal());
    }
}
