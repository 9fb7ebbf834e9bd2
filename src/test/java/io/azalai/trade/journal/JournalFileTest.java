package io.azalai.trade.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.trade.Orders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file below the journal: who holds it, what happens when it is damaged, and what is left alone. */
class JournalFileTest {

    private static final Clock CLOCK = Clock.fixed(Orders.NOW, ZoneOffset.UTC);

    @TempDir
    Path state;

    @Test
    void a_second_holder_of_the_directory_is_refused_by_name() {
        try (Journal journal = open()) {
            assertThat(journal.isHealthy()).isTrue();
            assertThatThrownBy(this::open)
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        }
        open().close();
    }

    @Test
    void another_process_is_refused_while_this_one_holds_the_directory_and_let_in_after() throws Exception {
        try (Journal journal = open()) {
            assertThat(journal.isHealthy()).isTrue();
            assertThat(anotherProcess())
                    .contains("in use by process " + ProcessHandle.current().pid());
        }
        assertThat(anotherProcess()).isEqualTo("opened");
    }

    private String anotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        AnotherHolder.class.getName(),
                        state.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return said.lines().reduce((first, last) -> last).orElse("");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void what_was_written_ahead_is_moved_to_its_place_by_itself() throws Exception {
        try (Journal journal = open()) {
            journal.tidy();
            journal.write(new Page().fact("moved", "yes")).join();
            assertThat(facts("moved")).isEqualTo(0);

            journal.tidy();

            assertThat(facts("moved")).isEqualTo(1);
        }
    }

    /** How many of that name the file alone has, as a copy without what was written ahead would. */
    private int facts(String name) throws Exception {
        Path copy = Files.copy(
                state.resolve("journal.db"),
                Files.createTempFile(state, "copy", ".db"),
                StandardCopyOption.REPLACE_EXISTING);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM facts WHERE name = '" + name + "'")) {
            return count.getInt(1);
        }
    }

    @Test
    void a_damaged_file_is_kept_and_a_fresh_journal_begun() throws Exception {
        open().close();
        Files.writeString(state.resolve("journal.db"), "this is no database at all, whatever its name says");

        try (Journal journal = open()) {
            assertThat(journal.startedOver()).isTrue();
            assertThat(journal.orders(Orders.NOW)).isEmpty();
        }

        try (var files = Files.list(state)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("journal-") && name.endsWith(".db.corrupt"));
        }
    }

    @Test
    void a_start_that_failed_after_damage_leaves_the_next_one_careful_until_risk_is_kept() throws Exception {
        open().close();
        Files.writeString(state.resolve("journal.db"), "this is no database at all, whatever its name says");
        open().close();

        try (Journal journal = open()) {
            assertThat(journal.startedOver()).isTrue();
            journal.write(new Page().riskState("memory", 1, "{}", Orders.NOW)).join();
        }

        try (Journal journal = open()) {
            assertThat(journal.startedOver()).isFalse();
        }
    }

    @Test
    void what_was_written_ahead_without_its_database_is_damage() throws Exception {
        open().close();
        Files.delete(state.resolve("journal.db"));
        Files.writeString(state.resolve("journal.db-wal"), "left over");

        try (Journal journal = open()) {
            assertThat(journal.startedOver()).isTrue();
        }
    }

    @Test
    void a_sound_file_that_somebody_else_holds_is_left_as_it_is() throws Exception {
        try (Journal journal = open()) {
            journal.write(new Page().fill(Orders.fill("a-1", "t1", "0.4", "100")))
                    .join();
        }
        try (Connection other = connection();
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("BEGIN EXCLUSIVE");

            assertThatThrownBy(this::open)
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining(state.resolve("journal.db").toString())
                    .hasMessageContaining("locked");
        }

        try (Journal journal = open()) {
            assertThat(journal.startedOver()).isFalse();
            assertThat(journal.fills(Orders.NOW)).hasSize(1);
        }
    }

    @Test
    void a_file_that_cannot_be_opened_is_left_as_it_is() throws Exception {
        Files.createDirectories(state.resolve("journal.db"));

        assertThatThrownBy(this::open)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("cannot read the journal " + state.resolve("journal.db"));
        assertThat(state.resolve("journal.db")).isDirectory();
    }

    private Journal open() {
        return Journal.open(state, OutboxBound.USUAL, CLOCK);
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + state.resolve("journal.db"));
    }
}
