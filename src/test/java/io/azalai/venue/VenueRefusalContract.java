package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderStatus;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.loopback.Fault;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every venue must refuse, and what is known when it does not answer. */
public abstract class VenueRefusalContract extends VenueOnTrial {

    protected VenueRefusalContract(VenueFacts facts) {
        super(facts);
    }

    @Override
    VenueOnLoopback open(ObjectNode block) throws Exception {
        return VenueOnLoopback.requests(facts.name(), block, clock);
    }

    private void assume(Capability capability) {
        assumeTrue(venue.venue().capabilities(Market.PERP).contains(capability));
    }

    @Test
    void a_post_only_order_never_takes() {
        assume(Capability.POST_ONLY);

        OrderTicket ticket = tickets.limit(perp(), Side.BUY, 101, TimeInForce.GTX);

        if (facts.expiresPostOnly()) {
            venue.place(ticket);
            assertThat(read(ticket).status()).isEqualTo(OrderStatus.EXPIRED);
        } else {
            assertThat(venue.refusal(ticket))
                    .isInstanceOf(OrderRejectedException.class)
                    .extracting(VenueException::outcome)
                    .isEqualTo(Outcome.REJECTED);
        }
        assertThat(ledger.fills(ticket.venueClientOrderId())).isEmpty();
    }

    @Test
    void a_reducing_order_without_a_position_is_refused() {
        assume(Capability.REDUCE_ONLY);
        OrderTicket ticket = tickets.limit(untraded(), Side.SELL, 103, TimeInForce.GTC);

        assertThat(venue.refusal(
                        tickets.order(untraded(), Side.SELL, ticket.quantity(), ticket.price(), TimeInForce.GTC, true)))
                .isInstanceOf(OrderRejectedException.class);
    }

    @Test
    void a_price_off_the_grid_is_refused() {
        for (Instrument instrument : new Instrument[] {perp(), spot()}) {
            OrderTicket ticket = tickets.limit(instrument, Side.BUY, 97, TimeInForce.GTC);
            BigDecimal off = ticket.price().add(instrument.tickSize().divide(BigDecimal.valueOf(2)));

            assertThat(venue.refusal(
                            tickets.order(instrument, Side.BUY, ticket.quantity(), off, TimeInForce.GTC, false)))
                    .isInstanceOf(OrderRejectedException.class);
        }
    }

    @Test
    void a_quantity_off_its_step_is_refused() {
        for (Instrument instrument : new Instrument[] {perp(), spot()}) {
            OrderTicket ticket = tickets.limit(instrument, Side.BUY, 97, TimeInForce.GTC);
            BigDecimal off = ticket.quantity().add(instrument.stepSize().divide(BigDecimal.valueOf(2)));

            assertThat(venue.refusal(tickets.order(instrument, Side.BUY, off, ticket.price(), TimeInForce.GTC, false)))
                    .isInstanceOf(OrderRejectedException.class);
        }
    }

    @Test
    void an_order_worth_too_little_is_refused() {
        BigDecimal price = tickets.price(untraded(), 97);
        BigDecimal least = untraded().stepSize();

        assertThat(venue.refusal(tickets.order(untraded(), Side.BUY, least, price, TimeInForce.GTC, false)))
                .isInstanceOf(OrderRejectedException.class);
    }

    @Test
    void an_unknown_symbol_is_refused() {
        OrderTicket known = tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC);
        OrderTicket unknown = new OrderTicket(
                Listing.of(facts.name(), Market.PERP, "NOPE/USD:USD", "NOPEUSD"),
                "main",
                known.clientOrderId(),
                known.venueClientOrderId(),
                Side.BUY,
                known.orderType(),
                known.positionSide(),
                known.quantity(),
                known.price(),
                null,
                TimeInForce.GTC,
                false,
                false,
                known.expiresAt());

        assertThat(venue.refusal(unknown)).isInstanceOf(InvalidSymbolException.class);
    }

    @Test
    void an_order_beyond_the_balance_is_refused() {
        BigDecimal price = tickets.price(spot(), 97);

        assertThat(venue.refusal(tickets.order(spot(), Side.BUY, BigDecimal.TEN, price, TimeInForce.GTC, false)))
                .isInstanceOf(InsufficientBalanceException.class)
                .extracting(VenueException::outcome)
                .isEqualTo(Outcome.REJECTED);
    }

    @Test
    void a_client_order_id_rests_only_once() {
        assumeTrue(facts.refusesDuplicates());
        OrderTicket ticket = tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC);
        venue.place(ticket);

        assertThat(venue.refusal(ticket)).isInstanceOf(OrderRejectedException.class);
        assertThat(ledger.orders(ticket.venueClientOrderId())).hasSize(1);
        cancel(ticket);
    }

    @Test
    void money_stays_where_it_is_while_transfers_are_off() {
        assume(Capability.TRANSFER);

        VenueException refused = venue.failure(
                new SettingRequest.Transfer("main", perp().quoteAsset(), BigDecimal.ONE, Market.SPOT, "move-1"));

        assertThat(refused.code()).isEqualTo("TRANSFERS_OFF");
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void an_order_with_the_permit_of_a_foreign_mint_does_not_leave() {
        OrderTicket ticket = tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC);
        int before = ledger.requests();

        VenueException refused = venue.failure(new TradeRequest.Place(new PermitMint().mint(ticket)));

        assertThat(refused.code()).isEqualTo("NOT_GATED");
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(ledger.requests()).isEqualTo(before);
    }

    @Test
    void an_order_that_waited_until_nobody_counts_on_it_does_not_leave() {
        OrderTicket ticket = Tickets.expired(tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC), clock.instant());
        int before = ledger.requests();

        VenueException refused =
                venue.failure(new TradeRequest.Place(venue.mint().mint(ticket)));

        assertThat(refused.code()).isEqualTo("EXPIRED");
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(ledger.requests()).isEqualTo(before);
    }

    @Test
    void a_permit_lets_one_order_pass_and_no_second() {
        OrderTicket ticket = tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC);
        Permit permit = venue.mint().mint(ticket);
        venue.ask(new TradeRequest.Place(permit));

        VenueException refused = venue.failure(new TradeRequest.Place(permit));

        assertThat(refused.code()).isEqualTo("NOT_GATED");
        assertThat(ledger.arrivals(ticket.venueClientOrderId())).isOne();
        cancel(ticket);
    }

    @Test
    void a_wrong_secret_is_an_authentication_failure() throws Exception {
        try (VenueOnLoopback stranger =
                VenueOnLoopback.requests(facts.name(), VenueFacts.withWrongSecret(block()), clock)) {
            OrderTicket ticket = new Tickets(stranger, "stranger").limit(perp(), Side.BUY, 97, TimeInForce.GTC);

            assertThat(stranger.refusal(ticket)).isInstanceOf(AuthenticationException.class);
            assertThat(ledger.orders(ticket.venueClientOrderId())).isEmpty();
        }
    }

    @Test
    void an_order_of_a_late_clock_is_timed_by_the_venues_clock_at_the_second_try_at_the_latest() throws Exception {
        Clock late = Clock.offset(clock, Duration.ofSeconds(-10));
        try (VenueOnLoopback behind = VenueOnLoopback.requests(facts.name(), block(), late)) {
            OrderTicket ticket = new Tickets(behind, "late").limit(perp(), Side.BUY, 97, TimeInForce.GTC);

            behind.place(ticket);

            assertThat(ledger.arrivals(ticket.venueClientOrderId())).isEqualTo(facts.comparesClocks() ? 2 : 1);
            assertThat(ledger.orders(ticket.venueClientOrderId())).hasSize(1);
            cancel(ticket);
        }
    }

    @Test
    void what_is_signed_goes_on_after_our_clock_has_jumped_ahead() throws Exception {
        TrialClock jumping = new TrialClock();
        try (VenueOnLoopback ahead = VenueOnLoopback.requests(facts.name(), block(), jumping)) {
            OrderTicket ticket = new Tickets(ahead, "ahead").limit(perp(), Side.BUY, 97, TimeInForce.GTC);
            ahead.place(ticket);

            jumping.step(Duration.ofMinutes(1));

            TradeRequest.Cancel cancel =
                    new TradeRequest.Cancel("main", ticket.listing(), ticket.venueClientOrderId(), null);
            assertThat(ahead.ask(cancel).status()).isEqualTo(OrderStatus.CANCELED);
        }
    }

    @Test
    void an_order_that_did_not_run_for_its_nonce_is_sent_once_more_with_another() {
        OrderTicket ticket = tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC);
        simulator.inject(nonceRefusals(1));

        venue.place(ticket);

        assertThat(ledger.arrivals(ticket.venueClientOrderId())).isEqualTo(2);
        assertThat(ledger.orders(ticket.venueClientOrderId())).hasSize(1);
        cancel(ticket);
    }

    @Test
    void an_order_whose_second_nonce_is_refused_too_is_not_sent_again() {
        Permit permit = venue.mint().mint(tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC));
        String id = permit.order().venueClientOrderId();
        simulator.inject(nonceRefusals(2));

        VenueException failure = venue.failure(new TradeRequest.Place(permit));

        assertThat(failure.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(ledger.arrivals(id)).isEqualTo(2);
        assertThat(ledger.orders(id)).isEmpty();
        assertThat(venue.failure(new TradeRequest.Place(permit)).code()).isEqualTo("NOT_GATED");
    }

    @Test
    void a_cancel_that_did_not_run_for_its_nonce_is_sent_once_more() {
        OrderTicket ticket = tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC);
        venue.place(ticket);
        simulator.inject(nonceRefusals(1));

        assertThat(cancel(ticket).status()).isEqualTo(OrderStatus.CANCELED);
    }

    /** What a request of the same nonce did can be done by a cancel again, and by nothing else. */
    protected void assertOnlyCancelsGoAgainAfter(String body) {
        OrderTicket ticket = tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC);
        simulator.inject(refusals(200, body, 1));
        assertThat(venue.refusal(ticket).code()).isEqualTo(VenueException.EARLIER_RAN);
        assertThat(ledger.arrivals(ticket.venueClientOrderId())).isOne();
        OrderTicket resting = tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC);
        venue.place(resting);
        simulator.inject(refusals(200, body, 1));

        assertThat(cancel(resting).status()).isEqualTo(OrderStatus.CANCELED);
    }

    private Fault nonceRefusals(int times) {
        return refusals(facts.nonceRefusal().status(), facts.nonceRefusal().body(), times);
    }

    private Fault refusals(int status, String body, int times) {
        return new Fault(facts.name(), "", Fault.Kind.STATUS, facts.orderPath(), "", times, status, 0, 0, body, "");
    }

    @Test
    void a_cut_reply_leaves_the_outcome_unknown_and_the_order_at_the_venue_once() {
        OrderTicket ticket = tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC);
        simulator.inject(Fault.next(facts.name(), Fault.Kind.CUT).at(facts.orderPath()));

        VenueException failure = venue.refusal(ticket);

        assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(ledger.arrivals(ticket.venueClientOrderId())).isOne();
        assertThat(ledger.orders(ticket.venueClientOrderId())).hasSize(1);
        assertThat(read(ticket).status()).isEqualTo(OrderStatus.NEW);
        cancel(ticket);
    }

    @Test
    void a_busy_venue_is_asked_once_and_the_outcome_is_unknown() {
        OrderTicket ticket = tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC);
        simulator.inject(Fault.next(facts.name(), Fault.Kind.STATUS)
                .at(facts.orderPath())
                .withStatus(503));

        assertThat(venue.refusal(ticket)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(ledger.arrivals(ticket.venueClientOrderId())).isOne();
        assertThat(venue.failure(question(ticket))).isInstanceOf(OrderNotFoundException.class);
    }

    @Test
    void a_venue_that_says_too_many_is_asked_once() throws Exception {
        try (VenueOnLoopback own = VenueOnLoopback.requests(facts.name(), block(), clock)) {
            OrderTicket ticket = new Tickets(own, "many").limit(perp(), Side.BUY, 97, TimeInForce.GTC);
            simulator.inject(Fault.next(facts.name(), Fault.Kind.STATUS)
                    .at(facts.orderPath())
                    .withStatus(429));

            VenueException failure = own.refusal(ticket);

            assertThat(failure).isInstanceOf(RateLimitException.class);
            assertThat(failure.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(ledger.arrivals(ticket.venueClientOrderId())).isOne();
        }
    }
}
