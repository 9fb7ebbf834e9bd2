package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.FundingPayment;
import io.azalai.model.Listing;
import io.azalai.model.MarginCall;
import io.azalai.model.Market;
import io.azalai.model.PositionSide;
import io.azalai.model.Source;
import io.azalai.venue.AccountRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Funding and margin calls on their way to flows and Kafka. */
class PaymentsTest extends OnOrderPath {

    private static final Listing BTC = Listing.of("hyperliquid", Market.PERP, "BTC/USDC:USDC", "BTC");

    @BeforeEach
    void prepare() {
        test.events.clear();
    }

    @Test
    void a_payment_told_twice_by_stream_and_call_is_one() {
        Instant hour = test.time.instant().plusSeconds(3600);
        test.path.updates().accept(List.of(payment(hour, Source.WS)));
        test.path.updates().accept(List.of(payment(hour.plusMillis(40), Source.REST)));

        assertThat(told()).hasSize(1);
    }

    @Test
    void what_was_paid_for_both_legs_of_a_hedged_position_at_one_time_are_two_payments_also_after_a_restart() {
        Instant hour = time.instant();
        test.venue.funding.add(payment("1", hour, Source.REST));
        test.venue.funding.add(payment("2", hour, Source.REST));
        test.path.reconciliation().repeat();
        test.path.reconciliation().repeat();
        assertThat(told()).hasSize(2);
        test.close();

        test = new TestPath(state, time).started();
        test.events.clear();
        test.path.updates().accept(List.of(payment("1", hour, Source.REST), payment("3", hour, Source.REST)));

        assertThat(told()).extracting(event -> ((FundingPayment) event).id()).containsExactly("3");
    }

    @Test
    void what_was_paid_while_the_stream_was_away_is_read_when_it_is_back() {
        test.venue.funding.add(payment(test.time.instant().plusSeconds(3600), Source.REST));
        test.path.updates().accept(List.of(stream(FeedState.DOWN)));

        test.path.updates().accept(List.of(stream(FeedState.UP)));

        await().atMost(Duration.ofSeconds(10)).until(() -> told().size() == 1);
    }

    @Test
    void a_payment_that_could_not_be_read_is_read_a_while_later() {
        test.venue.fundingFails.set(3);
        test.venue.funding.add(payment(test.time.instant(), Source.REST));
        test.path.reconciliation().fundingSettled("hyperliquid", "main");
        assertThat(told()).isEmpty();

        time.pass(Duration.ofSeconds(35));

        assertThat(told()).hasSize(1);
    }

    @Test
    void every_comparison_reads_on_from_where_reading_ended() {
        time.pass(Duration.ofHours(3));
        test.path.reconciliation().repeat();
        assertThat(told()).isEmpty();
        test.venue.funding.add(payment(time.instant(), Source.REST));

        test.path.reconciliation().repeat();

        assertThat(told()).hasSize(1);
        assertThat(test.venue.requests)
                .filteredOn(AccountRequest.ReadFundingPayments.class::isInstance)
                .last()
                .isEqualTo(new AccountRequest.ReadFundingPayments(
                        "main", null, time.instant().minus(Duration.ofMinutes(10))));
    }

    @Test
    void payments_are_read_page_by_page_until_none_is_left() {
        test.venue.pageSize = 2;
        for (int hour = 0; hour < 5; hour++) {
            test.venue.funding.add(payment(time.instant().plus(Duration.ofHours(hour)), Source.REST));
        }

        test.path.reconciliation().repeat();

        assertThat(told()).hasSize(5);
    }

    @Test
    void what_was_paid_while_the_service_was_down_for_ten_days_is_told_at_its_next_start() {
        Instant paid = time.instant().plus(Duration.ofHours(5));
        test.close();
        time.pass(Duration.ofDays(10));

        test = new TestPath(state, time);
        test.venue.funding.add(payment(paid, Source.REST));
        test.started();
        assertThat(told()).hasSize(1);
        test.close();

        test = new TestPath(state, time);
        test.venue.funding.add(payment(paid, Source.REST));
        test.started();
        assertThat(told()).isEmpty();
    }

    private FeedStatus stream(FeedState state) {
        return new FeedStatus("hyperliquid", List.of(), "main", state, "account", null, 0, test.time.instant());
    }

    @Test
    void the_next_hours_payment_is_another() {
        Instant hour = test.time.instant().plusSeconds(3600);
        test.path.updates().accept(List.of(payment(hour, Source.WS), payment(hour.plusSeconds(3600), Source.WS)));

        assertThat(told()).hasSize(2);
    }

    @Test
    void what_was_paid_before_we_began_is_no_news() {
        test.path.updates().accept(List.of(payment(test.time.instant().minusSeconds(7200), Source.WS)));

        assertThat(told()).isEmpty();
    }

    @Test
    void after_a_restart_a_payment_is_still_known() {
        Instant hour = test.time.instant().plusSeconds(3600);
        test.path.updates().accept(List.of(payment(hour, Source.WS)));
        test.close();

        test = new TestPath(state, time).started();
        test.events.clear();
        test.path.updates().accept(List.of(payment(hour, Source.WS)));

        assertThat(told()).isEmpty();
    }

    @Test
    void margin_calls_are_told_and_kept_for_kafka() {
        Instant now = test.time.instant();
        MarginCall call = new MarginCall(
                "hyperliquid",
                null,
                "main",
                null,
                PositionSide.BOTH,
                BigDecimal.TEN,
                null,
                null,
                "liquidated",
                now,
                now,
                Source.WS);

        test.path.updates().accept(List.of(call));

        await().atMost(Duration.ofSeconds(10)).until(() -> test.events.contains(call));
    }

    /** What was told of funding once all is written: a margin call goes the same way, last. */
    private List<Event> told() {
        Instant now = test.time.instant();
        MarginCall last = new MarginCall(
                "aster", null, "main", null, PositionSide.BOTH, BigDecimal.ONE, null, null, null, now, now, Source.WS);
        test.path.updates().accept(List.of(last));
        await().atMost(Duration.ofSeconds(10)).until(() -> test.events.contains(last));
        return test.events.stream().filter(FundingPayment.class::isInstance).toList();
    }

    private static FundingPayment payment(Instant at, Source source) {
        return payment(null, at, source);
    }

    private static FundingPayment payment(@Nullable String id, Instant at, Source source) {
        return new FundingPayment(
                BTC, "main", id, new BigDecimal("-0.5"), "USDC", new BigDecimal("0.0000125"), null, at, at, source);
    }
}
