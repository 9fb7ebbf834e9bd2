package io.azalai.trade.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.settings.Secret;
import io.azalai.trade.Orders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    private static final Clock CLOCK = Clock.fixed(Orders.NOW, ZoneOffset.UTC);

    @TempDir
    private Path home;

    @Test
    void a_journal_that_is_written_meanwhile_is_copied_as_it_was_at_one_moment() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        Path copy;
        try (Journal journal = open(home.resolve("state"))) {
            journal.write(fact(0)).join();
            CompletableFuture<Integer> written = CompletableFuture.supplyAsync(() -> {
                int number = 0;
                while (!enough.get()) {
                    journal.write(fact(++number)).join();
                }
                return number;
            });
            copy = journal.archive().backup(home.resolve("copy"));
            enough.set(true);
            assertThat(written.join()).isPositive();
        }

        try (Journal restored = open(copy)) {
            long kept = restored.outbox().size();
            assertThat(restored.fills(Orders.NOW)).hasSize((int) kept);
            assertThat(restored.outbox().next(100_000))
                    .last()
                    .extracting(OutboxRow::cloudId)
                    .isEqualTo("fact-" + (kept - 1));
        }
    }

    @Test
    void a_stopped_journal_is_copied_with_its_nonces_and_for_nobody_elses_eyes() throws Exception {
        Path state = home.resolve("state");
        try (Journal journal = open(state)) {
            journal.write(fact(0)).join();
        }
        Files.writeString(Files.createDirectory(state.resolve("nonces")).resolve("0xabc"), "42");
        Files.writeString(state.resolve("ui-token"), "open-sesame");

        Path copy = Backup.of(Storage.in(state), null, Orders.NOW);

        assertThat(copy.getParent()).isEqualTo(home.resolve("backups"));
        assertThat(Files.readString(copy.resolve("nonces/0xabc"))).isEqualTo("42");
        assertThat(copy.resolve("ui-token")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("journal.db"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rwx------");
        try (Journal restored = open(copy)) {
            assertThat(restored.fills(Orders.NOW)).hasSize(1);
        }
    }

    @Test
    void the_accounts_of_mode_paper_go_with_their_journal_to_the_place_of_all_modes() throws Exception {
        Storage paper = Storage.in(home.resolve("state")).within(home.resolve("state/paper"));
        try (Journal journal = Journal.open(paper, OutboxBound.USUAL, CLOCK)) {
            Files.writeString(paper.folder().resolve("account-aster.json"), "{\"cash\":1}");
            Files.writeString(paper.folder().resolve("account-aster.json.next"), "{");

            Path copy = journal.archive().backup(null);

            assertThat(copy.getParent()).isEqualTo(home.resolve("backups"));
            assertThat(copy.resolve("account-aster.json")).hasContent("{\"cash\":1}");
            assertThat(copy.resolve("account-aster.json.next")).doesNotExist();
        }
    }

    @Test
    void nothing_is_copied_over_what_is_there_nor_from_what_another_holds_nor_from_a_server() throws Exception {
        Path state = home.resolve("state");
        Path there = Files.createDirectory(home.resolve("there"));
        Files.writeString(there.resolve("mine"), "mine");

        try (Journal journal = open(state)) {
            assertThatThrownBy(() -> journal.archive().backup(there)).hasMessageContaining(there + " is not empty");
            assertThatThrownBy(() -> Backup.of(Storage.in(state), null, Orders.NOW))
                    .hasMessageContaining("in use by process");
        }
        Storage.Server server = new Storage.Server("jdbc:postgresql://db/azalai?ssl=true", "me", new Secret("pw"));
        assertThatThrownBy(() -> Backup.of(new Storage(state, server, 90), null, Orders.NOW))
                .hasMessageContaining("kept by the server jdbc:postgresql://db/azalai: back it up there")
                .hasMessageContaining("pg_dump");
        assertThatThrownBy(() -> Backup.of(Storage.in(home.resolve("none")), null, Orders.NOW))
                .hasMessageContaining("nothing to back up");
    }

    private static Page fact(int number) {
        return new Page()
                .fill(Orders.fill("a-1", "t" + number, "0.4", "100"))
                .outbox(java.util.List.of(OnJournal.row("fact-" + number)));
    }

    private static Journal open(Path folder) {
        return Journal.open(folder, OutboxBound.USUAL, CLOCK);
    }
}
