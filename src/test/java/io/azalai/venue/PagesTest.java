package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.azalai.model.FundingPayment;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Source;
import io.azalai.timing.Failures;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final Instant START = Instant.parse("2026-11-28T00:00:00Z");

    @Test
    void a_row_at_the_edge_of_two_pages_is_told_once_though_received_twice() {
        Map<Instant, Page<FundingPayment>> pages = Map.of(
                START,
                Page.full(List.of(paid(1, 10), paid(2, 10)), START, hour(2)),
                hour(2),
                Page.full(List.of(paid(2, 11), paid(3, 11)), hour(2), hour(3)),
                hour(3),
                Page.last(List.of(paid(3, 12))));

        List<FundingPayment> all = Pages.all(
                        START, FundingPayment::fact, since -> CompletableFuture.completedFuture(pages.get(since)))
                .join();

        assertThat(all).extracting(FundingPayment::timestamp).containsExactly(hour(1), hour(2), hour(3));
    }

    @Test
    void a_page_of_which_rows_cannot_be_read_ends_nothing_and_all_that_can_come_with_the_failure() {
        VenueException.Details odd =
                new VenueException.Details("hyperliquid", "fills", "UNREADABLE", "a row", Outcome.UNKNOWN);
        VenueUnavailableException partly =
                new VenueUnavailableException(odd, Page.full(List.of(paid(1, 10)), START, hour(2)));
        Map<Instant, CompletableFuture<Page<FundingPayment>>> pages = Map.of(
                START,
                CompletableFuture.failedFuture(partly),
                hour(2),
                CompletableFuture.completedFuture(Page.last(List.of(paid(2, 11)))));

        CompletableFuture<List<FundingPayment>> all = Pages.all(START, FundingPayment::fact, pages::get);

        assertThat(all).isCompletedExceptionally();
        assertThat(VenueUnavailableException.readable(Failures.cause(catchThrowable(all::join)), FundingPayment.class))
                .extracting(FundingPayment::timestamp)
                .containsExactly(hour(1), hour(2));
    }

    private static Instant hour(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    private static FundingPayment paid(int hour, int receivedHour) {
        return new FundingPayment(
                Listing.of("hyperliquid", Market.PERP, "BTC/USDC:USDC", "BTC"),
                "main",
                null,
                BigDecimal.ONE,
                "USDC",
                null,
                null,
                hour(hour),
                hour(receivedHour),
                Source.REST);
    }
}
