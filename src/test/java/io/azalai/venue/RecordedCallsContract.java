package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every call of the wire that a venue makes has a recorded reply among its samples; those that have none stand in
 * {@code unrecorded.txt} beside them, with the sample that the documents say they are answered like, if any, and why.
 */
public abstract class RecordedCallsContract {

    /** A reply and what it was asked for by, as {@code SOURCES.md} tells. */
    public record Reply(String file, String request) {}

    private record Unrecorded(String call, String like, String reason) {}

    private final Path folder;

    protected RecordedCallsContract(String venue) {
        this.folder = Path.of("src/test/resources/samples", venue);
    }

    /** Every call of the venue, by a name. */
    protected abstract Set<String> calls();

    /** Those that one of the replies answers. */
    protected abstract Set<String> answered(List<Reply> replies);

    /** What a call makes of a recorded reply. */
    protected abstract Object answer(String call, String reply);

    @Test
    void every_call_has_a_recorded_reply_or_a_reason() throws IOException {
        Set<String> silent = new TreeSet<>(calls());
        silent.removeAll(answered(replies()));

        assertThat(calls()).hasSizeGreaterThan(25);
        assertThat(unrecorded()).extracting(Unrecorded::call).containsExactlyInAnyOrderElementsOf(silent);
    }

    @Test
    void a_call_reads_the_reply_it_is_answered_like() throws IOException {
        for (Unrecorded call : unrecorded()) {
            assertThat(call.reason()).isNotBlank();
            if (!call.like().equals("-")) {
                assertThat(answer(call.call(), call.like())).as(call.call()).isNotNull();
            }
        }
    }

    private List<Reply> replies() throws IOException {
        List<List<String>> table = Files.readAllLines(folder.resolve("SOURCES.md")).stream()
                .filter(row -> row.startsWith("| "))
                .map(row -> List.of(row.split(" *\\| *")))
                .toList();
        int request = table.get(0).indexOf("request");
        return table.stream()
                .skip(1)
                .map(row -> new Reply(row.get(1).replace(".json", ""), row.get(request)))
                .toList();
    }

    private List<Unrecorded> unrecorded() throws IOException {
        return Files.readAllLines(folder.resolve("unrecorded.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| "))
                .map(part -> new Unrecorded(part[0], part[1], part[2]))
                .toList();
    }
}
