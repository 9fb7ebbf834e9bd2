package io.azalai.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.check.Report;
import io.azalai.decode.LineDecoder;
import io.azalai.demo.SimulatedVenues;
import io.azalai.feed.Feed;
import io.azalai.model.Mode;
import io.azalai.provision.Plan;
import io.azalai.trade.Gateway;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What commands start; {@code Main} says how.
 *
 * @param clock that commands go by
 */
public record Services(
        Clock clock, Start service, Simulate simulator, Check inspection, Decode decoder, Stopped stopped) {

    /** How the service is started. */
    public interface Start {

        /**
         * Starts the service, and lets somebody watch while it starts.
         *
         * @param watcher is told of it once, on the starting thread, when its streams run and before any flow does
         * @throws io.azalai.settings.ConfigurationException when the configuration or a route does not allow it
         */
        Running start(Plan plan, Consumer<Running> watcher);

        /**
         * Starts the service.
         *
         * @throws io.azalai.settings.ConfigurationException when the configuration or a route does not allow it
         */
        default Running start(Plan plan) {
            return start(plan, running -> {});
        }
    }

    /** How both simulated venues are started. */
    public interface Simulate {
        SimulatedVenues start(int port, long seed, BigDecimal speed, List<String> symbols);
    }

    /** How configuration, routes and venues are checked without trading. */
    public interface Check {

        /** Whether all is well; writes what it finds, line by line. */
        boolean passes(Plan plan, Report report);
    }

    /** How recorded lines are read. */
    public interface Decode {

        /**
         * A reader of the lines of a venue.
         *
         * @param instruments recorded metadata, JSON texts one after the other; null where none is given
         * @throws IllegalArgumentException when there is no such venue, or the metadata lists nothing
         */
        LineDecoder of(String venue, @Nullable String instruments);
    }

    /** What is done with the journal of a service that does not run. */
    public interface Stopped {

        /**
         * Copies it.
         *
         * @param to a folder that is empty or not there; null for one beside the journal's
         * @return that folder
         */
        Path backup(Plan plan, @Nullable Path to);

        /** The life of an order, as the API tells it. */
        JsonNode explain(Plan plan, String account, String clientOrderId);

        /** Who did what since then, as the API tells it. */
        JsonNode audit(Plan plan, Instant since);
    }

    public interface Running extends AutoCloseable {

        /** Its bus, to look at. */
        Feed feed();

        /** Its order path, to look at. */
        Gateway gateway();

        Clock clock();

        /** Whether its orders leave. */
        Mode mode();

        String apiUrl();

        /** Waits until it has stopped. */
        void awaitStop() throws InterruptedException;

        @Override
        void close();
    }
}
