package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which codes of aster.md section 5.2 the simulated venue gives, and why not the others. */
class ErrorCodesTest {

    private static final Path KNOWN = Path.of("src/test/resources/aster-errors.csv");
    private static final Path NOT_GIVEN = Path.of("src/test/resources/simulator/aster-codes-not-given.csv");

    private final Set<Integer> given =
            Arrays.stream(Refusal.values()).map(Refusal::code).collect(Collectors.toCollection(TreeSet::new));

    @Test
    void every_code_of_the_specification_is_given_or_has_a_reason_not_to_be() throws Exception {
        Set<Integer> accounted = new TreeSet<>(given);
        accounted.addAll(rows(NOT_GIVEN).keySet());

        assertThat(accounted).containsExactlyElementsOf(rows(KNOWN).keySet());
    }

    @Test
    void no_code_is_both_given_and_excused() throws Exception {
        assertThat(rows(NOT_GIVEN).keySet()).doesNotContainAnyElementsOf(given);
        assertThat(rows(NOT_GIVEN).values()).allSatisfy(why -> assertThat(why).isNotBlank());
    }

    private static Map<Integer, String> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",", 2))
                .collect(Collectors.toMap(row -> Integer.valueOf(row[0]), row -> row[1], (a, b) -> a, TreeMap::new));
    }
}
