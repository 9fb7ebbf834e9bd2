package io.azalai.trade.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.settings.Block;
import io.azalai.settings.Problem;
import io.azalai.settings.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageTest {

    private static final Path HOME = Path.of("/home/of/azalai");

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void without_keys_the_journal_is_a_file_kept_for_ninety_days() throws Exception {
        assertThat(read("{}")).isEqualTo(new Storage(HOME.resolve("state"), null, 90));
        assertThat(problems).isEmpty();
    }

    @Test
    void every_key_is_read_and_the_password_is_never_shown() throws Exception {
        Storage read = read("{\"state_dir\":\"/else\",\"url\":\"jdbc:postgresql://db/azalai?sslmode=require\","
                + "\"user\":\"me\",\"password\":\"open-sesame\",\"retention_days\":7}");

        assertThat(read)
                .isEqualTo(new Storage(
                        Path.of("/else"),
                        new Storage.Server(
                                "jdbc:postgresql://db/azalai?sslmode=require", "me", new Secret("open-sesame")),
                        7));
        assertThat(read.toString()).doesNotContain("open-sesame");
        assertThat(read.within(HOME)).isEqualTo(new Storage(HOME, null, 7));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url            | \"jdbc:mysql://db/azalai\"                     | storage.url",
                "url            | \"jdbc:postgresql://db/azalai?user=me\"        | storage.url",
                "url            | \"jdbc:postgresql://me:secret@db/azalai\"      | storage.url",
                "retention_days | 6                                              | storage.retention_days"
            })
    void what_is_wrong_is_named_without_a_password(String key, String value, String path) throws Exception {
        read("{\"" + key + "\":" + value + "}");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.toString()).doesNotContain("secret");
        });
    }

    private Storage read(String json) throws Exception {
        return Storage.read(new Block("storage", new ObjectMapper().readTree(json), problems), HOME);
    }
}
