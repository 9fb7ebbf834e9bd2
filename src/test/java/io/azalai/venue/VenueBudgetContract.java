package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Market;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.loopback.Fault;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That what a configuration allows is all that leaves, and that a venue that says too many is left alone. */
public abstract class VenueBudgetContract extends VenueOnTrial {

    static final VenueRequest<?> POLL = new MarketRequest.ServerTime(Market.PERP);

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(3);

    /** Of what a limit allows at once: more than comes back of it in the time. */
    private static final int MANY = 8;

    protected VenueBudgetContract(VenueFacts facts) {
        super(facts);
    }

    @Override
    VenueOnLoopback open(ObjectNode block) throws Exception {
        return VenueOnLoopback.requests(facts.name(), block, clock);
    }

    /** A reserve is kept from polls, which have a share of each limit in each of its windows. */
    @ParameterizedTest
    @CsvSource({"requests_per_minute,60,60", "burst_limit,4,1", "weight_limit,300,60"})
    void no_more_polls_leave_than_a_configured_limit_allows_and_a_cancel_still_does(String key, int limit, int seconds)
            throws Exception {
        try (VenueOnLoopback throttled = VenueOnLoopback.requests(facts.name(), allowing(key, limit), clock)) {
            int units = key.equals("weight_limit") ? weight(throttled) : 1;
            int before = ledger.requests();
            Instant begun = clock.instant();

            Duration taken = Duration.ZERO;
            while (taken.compareTo(LONG_ENOUGH) < 0 && (ledger.requests() - before) * units < limit * MANY) {
                if (!polls(throttled)) {
                    break;
                }
                taken = Duration.between(begun, clock.instant());
            }

            long windows = 1 + taken.toSeconds() / seconds;
            long allowed = (long) limit * facts.pollsPercent() / 100 * windows;
            assertThat((long) (ledger.requests() - before) * units).isBetween(1L, allowed);
            OrderTicket none = tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC);
            assertThat(throttled.failure(cancellation(none))).isNotInstanceOf(RateLimitException.class);
            assertThat(throttled.ask(new MarketRequest.ReadBook(perp().listing(), 5, Lane.PLACE)))
                    .isNotNull();
        }
    }

    /** Whether it went; else it was our own limit that was in the way for too long. */
    private static boolean polls(VenueOnLoopback throttled) throws Exception {
        try {
            throttled.ask(POLL);
            return true;
        } catch (RateLimitException full) {
            assertThat(full.code()).isEqualTo("LOCAL_RATE_LIMIT");
            return false;
        }
    }

    @Test
    void a_venue_that_says_too_many_is_not_asked_again_before_its_time() throws Exception {
        try (VenueOnLoopback own = VenueOnLoopback.requests(facts.name(), block(), clock)) {
            refuse(429);
            VenueException refused = own.failure(POLL);
            int before = ledger.requests();

            assertThat(((RateLimitException) refused).retryAfter()).contains(Duration.ofSeconds(120));
            assertThat(own.failure(POLL).code()).isEqualTo("LOCAL_RATE_LIMIT");
            assertThat(own.failure(new AccountRequest.ReadOpenOrders("main", Market.PERP))
                            .code())
                    .isEqualTo("LOCAL_RATE_LIMIT");
            assertThat(ledger.requests()).isEqualTo(before);
        }
    }

    @Test
    void an_order_counts_among_what_the_venue_says_is_used() {
        venue.place(tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC));

        assertThat(venue.ask(new AccountRequest.ReadLimits("main")))
                .filteredOn(state -> state.name().equals(facts.countsOrders()))
                .singleElement()
                .satisfies(state -> assertThat(state.used()).isBetween(1L, state.cap()));
    }

    /** After this status nothing leaves for any market, whatever its lane. */
    protected void assertSilentAfter(int status) throws Exception {
        try (VenueOnLoopback own = VenueOnLoopback.requests(facts.name(), block(), clock)) {
            OrderTicket ticket = tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC);
            refuse(status);
            assertThat(own.failure(POLL)).isInstanceOf(RateLimitException.class);
            int before = ledger.requests();

            assertThat(own.failure(cancellation(ticket)).code()).isEqualTo("LOCAL_RATE_LIMIT");
            assertThat(own.refusal(ticket).outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(own.failure(new MarketRequest.ServerTime(Market.SPOT)).code())
                    .isEqualTo("LOCAL_RATE_LIMIT");
            assertThat(ledger.requests()).isEqualTo(before);
        }
    }

    /** After a cancel was answered so with status 200, the venue is left alone for a second at least. */
    protected void assertPausedAfter(String body) throws Exception {
        assertThat(pauseAfter(body)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    protected void assertNotPausedAfter(String body) throws Exception {
        assertThat(pauseAfter(body)).isEqualTo(Duration.ZERO);
    }

    private Duration pauseAfter(String body) throws Exception {
        try (VenueOnLoopback own = VenueOnLoopback.requests(facts.name(), block(), clock)) {
            OrderTicket ticket = tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC);
            simulator.inject(new Fault(facts.name(), "", Fault.Kind.STATUS, "", "", 1, 200, 1001, 0, body, ""));

            assertThat(own.failure(cancellation(ticket))).isInstanceOf(RateLimitException.class);
            return own.pausedFor();
        }
    }

    /** The venue's next answer is this status, and to wait two minutes. */
    void refuse(int status) {
        simulator.inject(new Fault(
                facts.name(),
                "",
                Fault.Kind.STATUS,
                "",
                "",
                1,
                status,
                1001,
                0,
                "{\"code\":-1003,\"msg\":\"?\"}",
                "120"));
    }

    private static int weight(VenueOnLoopback asked) {
        return asked.venue().requests().charges(POLL).stream()
                .filter(charge -> charge.allowance().endsWith("weight"))
                .mapToInt(Charge::units)
                .sum();
    }

    private ObjectNode allowing(String key, int limit) {
        ObjectNode block = block();
        block.withObjectProperty("rate_limit").put(key, limit);
        return block;
    }
}
