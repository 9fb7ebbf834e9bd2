package io.azalai.venue.rest;

import io.azalai.venue.RequestCodec;
import io.azalai.venue.budget.RequestBudget;
import java.time.Clock;
import java.util.function.LongSupplier;
import org.apache.camel.spi.Registry;

/**
 * The beans of a venue's REST routes, under the names that {@code routes/shared/{rest,try}.camel.yaml} use.
 *
 * @param venue its name
 * @param nanos a monotonic clock in nanoseconds
 */
public record RestBeans(
        String venue, RequestCodec codec, RequestBudget budget, RestClient client, Clock clock, LongSupplier nanos) {

    /** Lets routes find them; none knows of an outage yet. */
    public void bind(Registry beans) {
        Outage outage = new Outage(nanos);
        beans.bind(venue + "-gather", new GatherStep(venue, codec));
        beans.bind(venue + "-budget", new BudgetStep(venue, codec, budget));
        beans.bind(venue + "-encode", new EncodeStep(codec, budget, nanos));
        beans.bind(venue + "-unanswered", new UnansweredStep(venue, codec, budget, outage));
        beans.bind(venue + "-decode", new DecodeStep(venue, codec, budget, clock, nanos, outage));
        beans.bind(venue + "-trade-client", client);
        beans.bind(venue + "-read-client", client);
        beans.bind("unanswered-reads", new UnansweredReads());
    }
}
