package io.azalai.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.settings.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTokenTest {

    @TempDir
    Path state;

    @Test
    void one_is_made_and_found_again() throws IOException {
        ApiToken.of(state, new SecureRandom());
        String made = Files.readString(state.resolve(ApiToken.FILE));

        assertThat(made).matches("[0-9a-f]{64}");
        assertThat(ApiToken.of(state, new SecureRandom()).matches(made)).isTrue();
    }

    @Test
    void an_empty_file_is_refused_by_name_for_it_would_let_in_whoever_sends_nothing() throws IOException {
        Path file = Files.writeString(state.resolve(ApiToken.FILE), "\n");

        assertThatThrownBy(() -> ApiToken.of(state, new SecureRandom()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("token: is empty; delete the file: the next start makes a new one");
    }
}
