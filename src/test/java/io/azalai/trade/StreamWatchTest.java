package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Alert;
import io.azalai.model.Severity;
import io.azalai.model.Wanted;
import io.azalai.trade.journal.OutboxRow;
import io.azalai.venue.AccountRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the private streams tell of themselves, and what they leave to be read. */
class StreamWatchTest extends OnOrderPath {

    @ParameterizedTest
    @EnumSource
    void what_is_wanted_of_an_account_is_no_row_of_the_outbox(Wanted.OfAccount.Part part) {
        test.path.updates().accept(List.of(wanted(part)));
        test.ledger().record(List.of(wanted(part)));
        test.ledger()
                .record(List.of(Alert.raised(Severity.INFO, "the.last", "row", "is written", test.time.instant())));

        await().atMost(Duration.ofSeconds(10)).until(() -> topics().contains("ops.alert.v1"));
        assertThat(topics())
                .as("that the stream is up is told, and nothing else of it")
                .filteredOn(topic -> topic.startsWith("md.") || topic.contains("wanted"))
                .containsExactly("md.feed-status.v1");
    }

    @ParameterizedTest
    @EnumSource(names = {"BALANCES", "FUNDING_PAYMENTS"})
    void what_flows_read_of_an_account_goes_to_the_feed(Wanted.OfAccount.Part part) {
        test.path.updates().accept(List.of(wanted(part)));

        assertThat(test.events.contains(wanted(part))).isTrue();
    }

    @Test
    void an_account_of_which_something_was_not_understood_is_compared_at_once() {
        test.venue.requests.clear();

        test.path.updates().accept(List.of(wanted(Wanted.OfAccount.Part.EVERYTHING)));

        assertThat(test.venue.requests).hasAtLeastOneElementOfType(AccountRequest.ReadOpenOrders.class);
        assertThat(List.copyOf(test.events)).noneMatch(Wanted.class::isInstance);
    }

    private List<String> topics() {
        return test.journal.outbox().next(1_000).stream().map(OutboxRow::topic).toList();
    }

    private Wanted.OfAccount wanted(Wanted.OfAccount.Part part) {
        return new Wanted.OfAccount(part, "hyperliquid", "main", null, "changed", test.time.instant());
    }
}
