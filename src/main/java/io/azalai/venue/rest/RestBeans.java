package io.azalai.venue.rest;

import io.azalai.timing.Clocks;
import io.azalai.venue.OrderTrace;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.budget.RequestBudget;
import org.apache.camel.spi.Registry;

/**
 * The beans of a venue's REST routes, under the names that {@code routes/shared/{rest,try}.camel.yaml} use.
 *
 * @param venue its name
 */
public record RestBeans(
        String venue, RequestCodec codec, RequestBudget budget, RestClient client, Clocks clocks, OrderTrace trace) {

    /** Without a trace. */
    public RestBeans(String venue, RequestCodec codec, RequestBudget budget, RestClient client, Clocks clocks) {
        this(venue, codec, budget, client, clocks, OrderTrace.NONE);
    }

    /** Lets routes find them; none knows of an outage yet. */
    public void bind(Registry beans) {
        Outage outage = new Outage(venue, clocks.nanos());
        beans.bind(venue + "-accounts", AccountStep.ofVenue());
        beans.bind(venue + "-gather", new GatherStep(venue, codec));
        beans.bind(venue + "-budget", new BudgetStep(venue, codec, budget));
        beans.bind(venue + "-encode", new EncodeStep(venue, codec, budget, clocks.nanos(), trace));
        beans.bind(venue + "-unanswered", new UnansweredStep(venue, codec, budget, outage));
        beans.bind(venue + "-decode", new DecodeStep(this, outage));
        beans.bind(venue + "-trade-client", client);
        beans.bind(venue + "-read-client", client);
        beans.bind("unanswered-reads", new UnansweredReads(clocks.random()));
    }
}
