package io.azalai.cli;

import io.azalai.feed.Feed;
import io.azalai.trade.Gateway;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What commands start; {@code Main} says how. */
public interface Services {

    /**
     * Starts the service.
     *
     * @throws io.azalai.settings.ConfigurationException when the configuration or a route does not allow it
     */
    default Running start(Plan plan) {
        return start(plan, running -> {});
    }

    /**
     * Starts the service, and lets somebody watch while it starts.
     *
     * @param watcher is told of it once, on the starting thread, when its streams run and before any flow does
     * @throws io.azalai.settings.ConfigurationException when the configuration or a route does not allow it
     */
    Running start(Plan plan, Consumer<Running> watcher);

    /** Starts both simulated venues. */
    Simulated simulate(int port, long seed, BigDecimal speed, List<String> symbols);

    /** Checks configuration, routes and venues without trading; writes what it finds, line by line. */
    boolean check(Plan plan, Report report);

    /**
     * Reads recorded lines of a venue.
     *
     * @param instruments recorded metadata, JSON texts one after the other
     * @throws IllegalArgumentException when there is no such venue, or the metadata lists nothing
     */
    LineDecoder decoder(String venue, Optional<String> instruments);

    /** Reads one recorded line after the other. */
    interface LineDecoder {
        /** What a line means. */
        DecodedLine decode(String line);
    }

    /**
     * What a line means.
     *
     * @param json events or an error, with the id of the line
     * @param understood false when the line itself is not what it should be
     */
    record DecodedLine(String json, boolean understood) {}

    /** How a finding of a check is to be taken. */
    enum Finding {
        FINE,
        /** Nothing that stops a start, but worth a thought. */
        MIND,
        WRONG
    }

    /** Takes one finding of a check. */
    interface Report {
        /** A line. */
        void line(Finding finding, String text);

        /** A line, good or bad. */
        default void line(boolean good, String text) {
            line(good ? Finding.FINE : Finding.WRONG, text);
        }
    }

    /**
     * How the service is to start.
     *
     * @param config its configuration; empty: none, hence {@code demo}
     * @param routes folder of the user's routes
     * @param home folder that relative paths start at
     * @param overrides values that stand above the configuration, named like environment variables
     * @param routeProperties further values that routes see
     * @param liveConfirmed whether the user has confirmed that real orders may leave
     */
    record Plan(
            Optional<Path> config,
            Path routes,
            Path home,
            Map<String, String> overrides,
            Map<String, String> routeProperties,
            boolean liveConfirmed) {

        public Plan {
            overrides = Map.copyOf(overrides);
            routeProperties = Map.copyOf(routeProperties);
        }
    }

    /** A running service. */
    interface Running extends AutoCloseable {

        /** Its bus, to look at. */
        Feed feed();

        /** Its order path, to look at. */
        Gateway gateway();

        /** {@code demo}, {@code paper} or {@code live}. */
        String mode();

        /** Address of its API. */
        String apiUrl();

        /** Waits until it has stopped. */
        void awaitStop() throws InterruptedException;

        @Override
        void close();
    }

    /** Running simulated venues. */
    interface Simulated extends AutoCloseable {

        /** Addresses, accounts and keys as one JSON object. */
        String announcement();

        @Override
        void close();
    }
}
