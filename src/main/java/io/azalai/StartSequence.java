package io.azalai;

import io.azalai.check.Causes;
import io.azalai.flow.FlowStart;
import io.azalai.flow.RouteFiles;
import io.azalai.model.Market;
import io.azalai.names.ConfiguredNames;
import io.azalai.settings.ConfigurationException;
import io.azalai.settings.Problem;
import io.azalai.timing.Backoff;
import io.azalai.trade.AccountDesk;
import io.azalai.trade.AddressRoleCheck;
import io.azalai.trade.WrongAccount;
import io.azalai.trade.paper.PaperTrading;
import io.azalai.trade.risk.RiskMemory;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.rest.VenueBeans;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts routes in an order that makes sense: REST, then the instruments, without which no name means anything, then
 * everything. A venue that does not answer holds nobody up: its polls keep trying. Confined to the starting thread, but
 * for what answers come later.
 */
final class StartSequence {

    private static final Logger LOG = LoggerFactory.getLogger(StartSequence.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration ACCOUNTS_READ = Duration.ofSeconds(30);
    private static final Duration EQUITY_RECKONED = Duration.ofSeconds(3);
    private static final Backoff WAITS = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15));
    private static final long LOOK_EVERY_MILLIS = 50;

    /** Like flows it waits for the accounts: what is refused meanwhile is not read again. */
    private static final String ORDERS_FROM_KAFKA = "orders.kafka";

    private final CamelContext context;
    private final Modules modules;
    private final ConfiguredNames names;
    private final AddressRoleCheck roles;
    private final Runnable streaming;
    private final Runnable instrumentsKnown;
    private volatile boolean awake;

    /**
     * Starts the routes of a context.
     *
     * @param names of the configuration, refused where a venue that answers at once does not list them
     * @param roles of the accounts' addresses, refused where a venue that answers at once takes them for others'
     * @param streaming is run when all streams and polls run, and no flow yet
     * @param instrumentsKnown is run when all flows run, and whenever a venue tells its instruments only after that
     */
    StartSequence(
            CamelContext context,
            Modules modules,
            ConfiguredNames names,
            AddressRoleCheck roles,
            Runnable streaming,
            Runnable instrumentsKnown) {
        this.context = context;
        this.modules = modules;
        this.names = names;
        this.roles = roles;
        this.streaming = streaming;
        this.instrumentsKnown = instrumentsKnown;
    }

    void begin() throws Exception {
        Instant begun = modules.clock().instant();
        Thread topics = makeTopics();
        for (OpenVenue venue : modules.venues()) {
            VenueBeans.startRest(context, venue.name());
        }
        roles.ask();
        readInstruments();
        names.requireListed();
        requireOurs(roles.wrong(PATIENCE));
        FlowStart start = new FlowStart(context);
        start.plain(route -> !RouteFiles.isYours(route) && !route.equals(ORDERS_FROM_KAFKA));
        modules.orders().start();
        modules.paper().ifPresent(PaperTrading::start);
        modules.priceWatch().begin();
        streaming.run();
        awaitAccounts(begun);
        topics.join(PATIENCE.toMillis());
        start.plain(ORDERS_FROM_KAFKA::equals);
        start.flows(RouteFiles::isYours);
        awake = true;
        instrumentsKnown.run();
    }

    private void requireOurs(List<WrongAccount> wrong) {
        if (!wrong.isEmpty()) {
            throw new ConfigurationException(
                    names.file(),
                    wrong.stream()
                            .map(each -> new Problem(each.key(), each.what(), each.cure()))
                            .toList());
        }
    }

    /** What is known at the start, such as instruments, comes to Kafka's topics only if they are there by then. */
    private Thread makeTopics() {
        Thread maker = new Thread(
                () -> {
                    try {
                        modules.forward().topics().create();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                },
                "kafka-topics");
        maker.setDaemon(true);
        maker.start();
        return maker;
    }

    /**
     * Flows that trade at once should not be refused only because the accounts are still being read; one that cannot be
     * read holds nobody up.
     */
    private void awaitAccounts(Instant begun) throws InterruptedException {
        AccountDesk accounts = modules.orders().accounts();
        await(ACCOUNTS_READ, () -> accounts.isCompared() || accounts.isAnyUnreadable());
        await(EQUITY_RECKONED, () -> accounts.isAnyUnreadable() || isReckonedSince(begun));
    }

    private void await(Duration patience, BooleanSupplier met) throws InterruptedException {
        Instant deadline = modules.clock().instant().plus(patience);
        while (!met.getAsBoolean() && modules.clock().instant().isBefore(deadline)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** What the journal remembers of the last run is no sign that the accounts are read. */
    private boolean isReckonedSince(Instant begun) {
        RiskMemory.EquityPoint last = modules.orders().watch().memory().lastEquity();
        return last != null && !last.at().isBefore(begun);
    }

    private void readInstruments() throws InterruptedException {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (OpenVenue venue : modules.venues()) {
            for (Market market : Market.values()) {
                if (venue.markets().contains(market)) {
                    answers.add(readInstruments(venue, market, 0));
                }
            }
        }
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException unreachable) {
            LOG.warn("not every venue has told its instruments yet; it is asked again: {}", Causes.of(unreachable));
        }
    }

    /** Asks until there is an answer: the poll that follows comes only every few minutes. */
    private CompletableFuture<?> readInstruments(OpenVenue venue, Market market, int failures) {
        return modules.calls()
                .send(venue.name(), new MarketRequest.ReadInstruments(market))
                .thenAccept(instruments -> {
                    modules.feed().publish(instruments);
                    if (awake) {
                        instrumentsKnown.run();
                    }
                })
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        modules.later().in(WAITS.ceiling(failures), () -> readAgain(venue, market, failures + 1));
                    }
                });
    }

    private void readAgain(OpenVenue venue, Market market, int failures) {
        var unused = readInstruments(venue, market, failures);
    }
}
