package io.azalai.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Instrument;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.SimulatorOptions;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * A venue and its simulated counterpart, started once for all demands of a contract. Confined to the testing thread.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VenueOnTrial {

    final VenueFacts facts;
    final TrialClock clock = new TrialClock();
    Simulator simulator;
    VenueOnLoopback venue;
    VenueLedger ledger;
    Instant began;
    Tickets tickets;

    VenueOnTrial(VenueFacts facts) {
        this.facts = facts;
    }

    abstract VenueOnLoopback open(ObjectNode block) throws Exception;

    @BeforeAll
    void start() throws Exception {
        began = clock.instant();
        simulator = Simulator.start(SimulatorOptions.defaults(), clock);
        venue = open(block());
        ledger = new VenueLedger(simulator, facts.name());
        tickets = new Tickets(venue, "contract");
    }

    @AfterAll
    void stop() {
        if (venue != null) {
            venue.close();
        }
        simulator.close();
    }

    ObjectNode block() {
        JsonNode announced = new ObjectMapper().valueToTree(simulator.addresses());
        return facts.block(announced.path(facts.name()));
    }

    Instrument perp() {
        return venue.instrument(facts.perp().symbol(), Market.PERP);
    }

    Instrument spot() {
        return venue.instrument(facts.spot().symbol(), Market.SPOT);
    }

    /** A perpetual in which no test leaves a position. */
    Instrument untraded() {
        return venue.instrument("SOL", Market.PERP);
    }

    OrderAck cancel(OrderTicket ticket) {
        return venue.ask(cancellation(ticket));
    }

    static TradeRequest.Cancel cancellation(OrderTicket ticket) {
        return new TradeRequest.Cancel("main", ticket.listing(), ticket.venueClientOrderId(), null);
    }

    Order read(OrderTicket ticket) {
        return venue.ask(question(ticket));
    }

    static AccountRequest.ReadOrder question(OrderTicket ticket) {
        return new AccountRequest.ReadOrder("main", ticket.listing(), ticket.venueClientOrderId(), null);
    }
}
