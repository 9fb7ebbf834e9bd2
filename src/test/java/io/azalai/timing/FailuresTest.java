package io.azalai.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void what_was_wrapped_more_than_once_is_found() {
        IllegalArgumentException own = new IllegalArgumentException("own");

        assertThat(Failures.cause(new ExecutionException(new CompletionException(new CompletionException(own)))))
                .isSameAs(own);
        assertThat(Failures.cause(own)).isSameAs(own);
    }

    @Test
    void a_wrapping_around_nothing_is_all_there_is() {
        CompletionException empty = new CompletionException("empty", null);

        assertThat(Failures.cause(new CompletionException(empty))).isSameAs(empty);
        assertThat(Failures.cause(null)).hasMessage("no failure");
    }
}
