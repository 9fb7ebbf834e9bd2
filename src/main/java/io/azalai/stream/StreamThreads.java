package io.azalai.stream;

import io.azalai.timing.Clocks;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timer;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all endpoints share: threads for sockets, one for control, some that may block, and the clocks. Safe for many
 * threads: its parts are, the map a concurrent one.
 *
 * @param control decides about all connections; never blocks
 * @param clock of timestamps
 * @param nanos of waits: never goes back
 * @param limitsByVenue what each venue lets us do
 */
record StreamThreads(
        CamelContext context,
        SocketClient.Threads threads,
        ScheduledExecutorService control,
        Clock clock,
        LongSupplier nanos,
        RandomGenerator random,
        Map<String, AddressLimits> limitsByVenue) {
    private static final Logger LOG = LoggerFactory.getLogger(StreamThreads.class);
    private static final long STOP_SECONDS = 2;

    static StreamThreads open(CamelContext context, int ioThreads, Clocks clocks) {
        ExecutorService workers =
                context.getExecutorServiceManager().newCachedThreadPool(AhcWsComponent.class, "ahc-ws-worker");
        ScheduledExecutorService control = context.getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(AhcWsComponent.class, "ahc-ws-control");
        Timer timer = new HashedWheelTimer(new DefaultThreadFactory("ahc-ws-timer", true));
        return new StreamThreads(
                context,
                new SocketClient.Threads(sockets(ioThreads), timer, workers),
                control,
                clocks.clock(),
                clocks.nanos(),
                clocks.random(),
                new ConcurrentHashMap<>());
    }

    /** What the venue of a protocol lets all its connections do together. */
    AddressLimits addressLimits(StreamProtocol protocol) {
        return limitsByVenue.computeIfAbsent(
                protocol.venue(), venue -> new AddressLimits(protocol.limits().address(), nanos.getAsLong()));
    }

    /** Ends all threads, after what the control thread was told to do. */
    void close() {
        finish();
        context.getExecutorServiceManager().shutdownNow(control);
        threads.sockets()
                .shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
        threads.timer().stop();
        context.getExecutorServiceManager().shutdownNow(threads.workers());
    }

    private void finish() {
        try {
            control.submit(() -> {}).get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.warn("control of sockets did not finish within {} s", STOP_SECONDS);
        }
    }

    /** AsyncHttpClient knows this kind of group only. */
    @SuppressWarnings("deprecation")
    private static EventLoopGroup sockets(int ioThreads) {
        return new NioEventLoopGroup(ioThreads, new DefaultThreadFactory("ahc-ws", true));
    }
}
