package io.azalai.venue.rest;

import io.azalai.timing.Clocks;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.OrderTrace;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.VenueStream;
import io.azalai.venue.budget.RequestBudget;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** The beans that a venue's routes name. */
public final class VenueBeans {

    /** Pattern of the ids of the routes that answer requests. */
    public static final String REST_ROUTES = ".*[.](rest|try)";

    private VenueBeans() {}

    /** Starts the routes that answer requests of a venue, where others do not start yet. */
    public static void startRest(CamelContext context, String venue) throws Exception {
        context.getRouteController().startRoute(venue + ".try");
        context.getRouteController().startRoute(venue + ".rest");
    }

    /** Binds them under the names that {@code routes/shared/{rest,try}.camel.yaml} and the venue's own file use. */
    public static void bind(Registry beans, OpenVenue venue, Clocks clocks) {
        bind(beans, venue, clocks, OrderTrace.NONE);
    }

    /** The same, telling a trace what goes over the wire for orders. */
    public static void bind(Registry beans, OpenVenue venue, Clocks clocks, OrderTrace trace) {
        String name = venue.name();
        RequestCodec codec = venue.requests();
        RequestBudget budget = new RequestBudget(name, codec.allowances(), clocks.nanos(), clocks.random());
        beans.bind(name + "-request-budget", budget);
        new RestBeans(name, codec, budget, RestClient.standard(), clocks, trace).bind(beans);
        venue.streams().forEach((stream, parts) -> bindStream(beans, name, stream, parts, clocks.clock()));
    }

    /** From now on what is asked for the venue's accounts is answered by somebody else. */
    public static void answerFor(Registry beans, String venue, AccountStep.Desk desk) {
        beans.bind(venue + "-accounts", AccountStep.of(desk));
    }

    private static void bindStream(Registry beans, String venue, String stream, VenueStream parts, Clock clock) {
        beans.bind(venue + "-" + stream, parts.protocol());
        beans.bind(venue + "-" + stream + "-decode", new FrameStep(venue, stream, parts, clock));
    }
}
