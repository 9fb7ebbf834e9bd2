package io.azalai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line makes of the service's answers. */
class ApiClientTest {

    @ParameterizedTest
    @CsvSource({
        "422, 4, refused (422): UNREADABLE - it may be done",
        "504, 6, unknown (504): UNREADABLE - it may be done"
    })
    void what_nobody_can_tell_is_not_called_refused(int status, int exitCode, String words) {
        JsonNode body = JsonNodeFactory.instance
                .objectNode()
                .set(
                        "error",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("code", "UNREADABLE")
                                .put("text", "it may be done"));

        ApiClient.Answer answer = new ApiClient.Answer(status, body);

        assertThat(answer.exitCode()).isEqualTo(exitCode);
        assertThat(answer.refusal()).isEqualTo(words);
    }
}
