package io.azalai;

import io.azalai.api.Engine;
import io.azalai.api.Settings;
import io.azalai.feed.Feed;
import io.azalai.model.Event;
import io.azalai.model.OrderRequest;
import io.azalai.provision.Plan;
import io.azalai.trade.AccountSettings;
import io.azalai.trade.BatchReply;
import io.azalai.trade.Gateway;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** The service as the Java door has it: the same one that commands start. Safe for many threads. */
public final class EngineFactory implements Engine.Factory {

    /** Found by the service loader. */
    public EngineFactory() {}

    @Override
    public Engine prepare(Settings settings) {
        Plan plan = new Plan(
                settings.config(),
                settings.routes(),
                settings.home(),
                settings.overrides(),
                Map.of(),
                settings.liveConfirmed());
        return new EmbeddedEngine(Application.prepare(plan, Clock.systemUTC()), () -> "j-" + UUID.randomUUID());
    }

    /** Safe for many threads: the flag is behind its lock. */
    private static final class EmbeddedEngine implements Engine {

        private final Application application;
        private final Supplier<String> ids;
        private final OrderThreads orders = new OrderThreads();
        private volatile @Nullable ProducerTemplate template;
        private volatile boolean closed;
        private boolean started;

        EmbeddedEngine(Application application, Supplier<String> ids) {
            this.application = application;
            this.ids = ids;
        }

        @Override
        public synchronized void start() {
            requireOpen();
            if (!started) {
                application.begin(running -> {});
                template = application.context().createProducerTemplate();
                started = true;
            }
        }

        @Override
        public List<OpenVenue> venues() {
            return application.modules().venues();
        }

        @Override
        public List<String> obstacles(OpenVenue venue) {
            return application.modules().orders().accounts().obstacles(venue);
        }

        @Override
        public VenueCalls calls() {
            VenueCalls calls = application.modules().calls();
            return new VenueCalls() {
                @Override
                public <R> CompletableFuture<R> send(String venue, VenueRequest<R> request) {
                    return closed ? CompletableFuture.failedFuture(closed(venue)) : calls.send(venue, request);
                }
            };
        }

        @Override
        public String nextClientOrderId() {
            return ids.get();
        }

        @Override
        public Feed feed() {
            requireOpen();
            return application.feed();
        }

        @Override
        public boolean isLasting(Event event) {
            return application.isLasting(event);
        }

        @Override
        public Gateway gateway() {
            return application.gateway();
        }

        @Override
        public AccountSettings accountSettings() {
            return application.modules().orders().settings();
        }

        @Override
        public CompletableFuture<Object> order(OrderRequest request) {
            return handedOver(request, () -> sent("direct:orders", request.venue(), request, Object.class));
        }

        private <T> CompletableFuture<T> handedOver(OrderRequest request, Supplier<T> call) {
            try {
                return orders.handOver(request.venue(), request.action(), call);
            } catch (RejectedExecutionException stopped) {
                return CompletableFuture.failedFuture(closed(request.venue()));
            }
        }

        @Override
        public void requireOpen() {
            if (closed) {
                throw closed(venues().stream().map(OpenVenue::name).collect(Collectors.joining(", ")));
            }
        }

        private static OrderRejectedException closed(String venue) {
            return new OrderRejectedException(
                    VenueException.notSent(venue, "orders", "CLOSED", "the service is closed: open another one"));
        }

        @Override
        public CompletableFuture<List<BatchReply>> orders(List<OrderRequest> requests) {
            return handedOver(requests.get(0), () -> batch(requests));
        }

        private List<BatchReply> batch(List<OrderRequest> requests) {
            List<?> answers = sent("direct:order-batch", requests.get(0).venue(), requests, List.class);
            return answers.stream().map(BatchReply.class::cast).toList();
        }

        private <T> T sent(String route, String venue, Object body, Class<T> answer) {
            ProducerTemplate path = template;
            if (path == null) {
                throw new OrderRejectedException(VenueException.notSent(
                        venue, "orders", "NOT_STARTED", "the service is not started: connectAll() first"));
            }
            try {
                return path.requestBody(route, body, answer);
            } catch (CamelExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException known ? known : failed;
            }
        }

        @Override
        public Clock clock() {
            return application.modules().clock();
        }

        @Override
        public synchronized void close() {
            closed = true;
            orders.close();
            if (started) {
                application.close();
            } else {
                application.release();
            }
        }
    }
}
