package io.azalai;

import io.azalai.check.LiveConfirmation;
import io.azalai.cli.ExitCode;
import io.azalai.cli.Services.Running;
import io.azalai.demo.SimulatedVenues;
import io.azalai.feed.Feed;
import io.azalai.market.Freshness;
import io.azalai.model.AccountEvent;
import io.azalai.model.Event;
import io.azalai.model.Mode;
import io.azalai.provision.Plan;
import io.azalai.provision.Provisions;
import io.azalai.timing.Clocks;
import io.azalai.trade.Gateway;
import io.azalai.trade.risk.PriceLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service, put together and running: provisions (configuration), modules (what the routes name), runtime (routes
 * and streams). Safe for many threads.
 */
final class Application implements Running {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final Provisions provisions;
    private final @Nullable SimulatedVenues simulated;
    private final Modules modules;
    private final CamelRuntime runtime;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(this::leave, "shutdown");

    private Application(
            Provisions provisions, @Nullable SimulatedVenues simulated, Modules modules, CamelRuntime runtime) {
        this.provisions = provisions;
        this.simulated = simulated;
        this.modules = modules;
        this.runtime = runtime;
    }

    /** Starts the service, with nobody watching. */
    static Application start(Plan plan, Clock clock) {
        return start(plan, clock, running -> {});
    }

    /**
     * Starts the service; without a configuration with both venues simulated.
     *
     * @param watcher is told of it when its streams run, before any flow does
     */
    static Application start(Plan plan, Clock clock, Consumer<Running> watcher) {
        Application application = prepare(plan, clock);
        try {
            application.begin(watcher);
            return application;
        } catch (RuntimeException cannot) {
            application.release();
            throw cannot;
        }
    }

    /** Puts the service together; nothing is sent yet. */
    static Application prepare(Plan plan, Clock clock) {
        SimulatedVenues simulated = plan.config() != null ? null : SimulatedVenues.start(clock);
        Modules modules = null;
        try {
            Provisions provisions = Provisions.read(plan, simulated == null ? null : simulated.configuration())
                    .asRun();
            provisions.venues().values().forEach(venue -> venue.warnings().forEach(LOG::warn));
            provisions.limits().warnings(Map.of()).forEach(warning -> LOG.warn("mind: {}", warning));
            Clocks clocks = Clocks.of(clock);
            LiveConfirmation.require(provisions, plan, clocks);
            modules = new Modules(provisions, clocks);
            return new Application(provisions, simulated, modules, new CamelRuntime(provisions, modules, plan));
        } catch (RuntimeException cannot) {
            release(modules, simulated);
            throw cannot;
        }
    }

    /** Starts streams, polls and flows; a process that is told to end meanwhile stops what has started in its order. */
    void begin(Consumer<Running> watcher) {
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            runtime.begin(() -> watcher.accept(this));
        } catch (RuntimeException cannot) {
            if (isLeaving()) {
                awaitEnd();
            }
            throw cannot;
        }
    }

    /** Whether the process ends, and the hook with it; otherwise the hook is taken back. */
    private boolean isLeaving() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException leaving) {
            return true;
        }
    }

    /** What fails because it is stopped is no failure of the start. */
    private void awaitEnd() {
        try {
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives back what was taken, where a start came to nothing. */
    void release() {
        release(modules, simulated);
    }

    private static void release(@Nullable Modules modules, @Nullable SimulatedVenues simulated) {
        if (modules != null) {
            modules.close();
        }
        if (simulated != null) {
            simulated.close();
        }
    }

    Modules modules() {
        return modules;
    }

    @Override
    public Feed feed() {
        return modules.feed();
    }

    /** Whether an event from before may still be taken for news: it is not stale, nor was its stream lost since. */
    boolean isLasting(Event event) {
        PriceLimits limits = provisions.limits().prices();
        Duration most = event instanceof AccountEvent ? limits.accountStale() : limits.stalePrice();
        return new Freshness(clock(), most).isFresh(event) && !feed().isInterruptedSince(event);
    }

    @Override
    public Gateway gateway() {
        return modules.orders().gateway();
    }

    @Override
    public Clock clock() {
        return modules.clock();
    }

    @Override
    public Mode mode() {
        return provisions.mode();
    }

    @Override
    public String apiUrl() {
        return runtime.apiUrl();
    }

    /** The running context, for tests that send messages of their own. */
    CamelContext context() {
        return runtime.context();
    }

    @Override
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        stop();
        if (isLeaving()) {
            LOG.debug("the process ends already");
        }
    }

    /** The process was told to end: with a code of its own where orders are left that were to be cancelled. */
    private void leave() {
        if (!stop().isEmpty()) {
            Runtime.getRuntime()
                    .halt(ExitCode.ORDERS_LEFT); // the code of a process that ends by a signal cannot be set else
        }
    }

    /**
     * New orders are refused first, sockets close last: until then fills come in.
     *
     * @return the orders that could not be cancelled, in words
     */
    private synchronized List<String> stop() {
        if (stopped.getCount() == 0) {
            return List.of();
        }
        modules.orders().gateway().close();
        List<String> left = modules.orders().stops().leaving().leave(provisions.cancelOnShutdown());
        modules.orders().stops().deadMan().disarm();
        left.forEach(what -> LOG.error("open orders could not be cancelled: {}", what));
        runtime.end();
        modules.orders()
                .audit(CamelRuntime.USER, "stop", "mode " + provisions.mode().word(), "done");
        modules.close();
        if (simulated != null) {
            simulated.close();
        }
        stopped.countDown();
        return left;
    }
}
