package io.azalai.venue.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.model.Balance;
import io.azalai.model.CollateralMode;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderStatus;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Allowance;
import io.azalai.venue.BatchPlan;
import io.azalai.venue.Charge;
import io.azalai.venue.HttpCall;
import io.azalai.venue.HttpReply;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.PartRequest;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatherStepTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final AccountRequest.ReadSummary WHOLE = new AccountRequest.ReadSummary("main", Market.PERP);
    private static final AccountRequest.ReadBalances BALANCES = new AccountRequest.ReadBalances("main", Market.PERP);
    private static final AccountRequest.ReadCollateralMode MODE = new AccountRequest.ReadCollateralMode("main");
    private static final AccountRequest.ReadCollateralMode HELPED = new AccountRequest.ReadCollateralMode("other");

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final RouteCalls calls = new RouteCalls();
    private final List<VenueRequest<?>> sent = new CopyOnWriteArrayList<>();
    private final List<Thread> asking = new CopyOnWriteArrayList<>();
    private final CountDownLatch answers = new CountDownLatch(1);
    private volatile boolean slow;
    private volatile boolean partly;

    @BeforeEach
    void start() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:testing")
                        .setProperty(RestRoute.PENDING, constant(true)) // as the step before it does
                        .process(new GatherStep("testing", new Parted()))
                        .filter(exchangeProperty(RestRoute.PENDING))
                        .process(exchange -> exchange.getMessage()
                                .setBody(answer(exchange.getMessage().getBody(VenueRequest.class))));
            }
        });
        context.start();
        calls.open(context);
    }

    @AfterEach
    void stop() {
        calls.close();
        context.stop();
    }

    private Object answer(VenueRequest<?> request) {
        sent.add(request);
        if (slow && request.equals(MODE)) {
            awaitAnswers();
        }
        if (request instanceof AccountRequest.ReadPositions) {
            throw new VenueUnavailableException(VenueException.notSent("testing", "positions", "GONE", "gone"));
        }
        if (partly && request instanceof PartRequest<?> part) {
            throw new VenueUnavailableException(
                    VenueException.notSent("testing", "balances", "UNREADABLE", "row " + part.name()),
                    List.of("of " + part.name()));
        }
        if (request instanceof TradeRequest.CancelBatch batch) {
            return batch.cancels().stream().map(this::cancelled).toList();
        }
        return request.equals(MODE) ? CollateralMode.SEPARATE : List.of();
    }

    private OrderAnswer cancelled(TradeRequest.Cancel cancel) {
        if (cancel.orderId().equals("failing")) {
            throw new VenueUnavailableException(VenueException.notSent("testing", "cancel-batch", "GONE", "gone"));
        }
        return OrderAnswer.of(
                new OrderAck(cancel.orderId(), OrderStatus.CANCELED, BigDecimal.ZERO, null, null, Instant.EPOCH));
    }

    @Test
    void a_request_of_one_part_just_passes() {
        calls.send("testing", MODE).join();

        assertThat(sent).containsExactly(MODE);
    }

    @Test
    void what_must_be_known_is_asked_first_then_each_part_and_the_whole_is_not_sent() {
        List<Balance> balances = calls.send("testing", BALANCES).join();

        assertThat(balances).isEmpty();
        assertThat(sent)
                .containsExactly(MODE, new PartRequest<>(BALANCES, "one"), new PartRequest<>(BALANCES, "other"));
    }

    @Test
    void what_helps_is_asked_first_and_a_failure_of_it_costs_nothing() {
        calls.send("testing", HELPED).join();

        assertThat(sent).containsExactly(new AccountRequest.ReadPositions("main"), HELPED);
    }

    @Test
    void a_part_that_fails_fails_the_whole_with_its_own_error() {
        assertThatThrownBy(() -> calls.send("testing", WHOLE).join())
                .hasCauseInstanceOf(VenueUnavailableException.class);
    }

    @Test
    void a_part_whose_rows_cannot_all_be_read_hides_none_of_the_others() {
        partly = true;

        assertThatThrownBy(() -> calls.send("testing", BALANCES).join())
                .cause()
                .isInstanceOfSatisfying(VenueUnavailableException.class, told -> {
                    assertThat(told.text()).isEqualTo("row one");
                    assertThat(told.readable(String.class)).containsExactly("of one", "of other");
                });
    }

    @Test
    void a_batch_goes_in_its_calls_and_each_order_has_the_fate_of_its_own() {
        TradeRequest.CancelBatch batch = new TradeRequest.CancelBatch("main", cancels("a", "-b", "c", "failing", "e"));

        List<OrderAnswer> answers = calls.send("testing", batch).join();

        assertThat(sent)
                .containsExactly(
                        new TradeRequest.CancelBatch("main", cancels("a", "c", "e")),
                        new TradeRequest.CancelBatch("main", cancels("failing")));
        assertThat(answers)
                .extracting(answer -> answer.ack() == null
                        ? answer.failure().code()
                        : answer.ack().orderId())
                .containsExactly("a", "UNSENDABLE", "c", "GONE", "e");
    }

    @Test
    void a_batch_of_which_nothing_can_be_sent_is_answered_without_a_call() {
        List<OrderAnswer> answers = calls.send("testing", new TradeRequest.CancelBatch("main", cancels("-a", "-b")))
                .join();

        assertThat(sent).isEmpty();
        assertThat(answers).extracting(answer -> answer.failure().code()).containsOnly("UNSENDABLE");
    }

    private static List<TradeRequest.Cancel> cancels(String... ids) {
        Listing listing = Listing.of("testing", Market.PERP, "BTC/USDC:USDC", "BTC");
        return Stream.of(ids)
                .map(id -> new TradeRequest.Cancel("main", listing, null, id))
                .toList();
    }

    @Test
    void what_several_must_know_at_once_is_asked_once() {
        slow = true;
        List<CompletableFuture<?>> all = List.of(
                calls.send("testing", BALANCES), calls.send("testing", BALANCES), calls.send("testing", BALANCES));
        await().atMost(PATIENCE)
                .until(() -> asking.size() == 3
                        && asking.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));

        answers.countDown();

        all.forEach(CompletableFuture::join);
        assertThat(sent).containsOnlyOnce(MODE).hasSize(7);
    }

    private void awaitAnswers() {
        try {
            answers.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks of balances in two parts, and of positions before a summary, or to help. */
    private final class Parted implements RequestCodec {

        @Override
        public List<VenueRequest<?>> before(VenueRequest<?> request) {
            if (request.equals(WHOLE)) {
                return List.of(new AccountRequest.ReadPositions("main"));
            }
            if (!request.equals(BALANCES)) {
                return List.of();
            }
            asking.add(Thread.currentThread());
            return List.of(MODE);
        }

        @Override
        public List<VenueRequest<?>> helpful(VenueRequest<?> request) {
            return request.equals(HELPED) ? List.of(new AccountRequest.ReadPositions("main")) : List.of();
        }

        @Override
        public <R> List<PartRequest<R>> parts(VenueRequest<R> request) {
            return request.equals(BALANCES)
                    ? List.of(new PartRequest<>(request, "one"), new PartRequest<>(request, "other"))
                    : List.of();
        }

        /** What begins with a dash cannot be sent, what fails goes alone. */
        @Override
        public BatchPlan plan(TradeRequest.CancelBatch batch) {
            return BatchPlan.of(batch.cancels(), 3, cancel -> cancel.orderId().equals("failing"), cancel -> {
                if (cancel.orderId().startsWith("-")) {
                    throw new VenueException(VenueException.notSent("testing", "cancel", "UNSENDABLE", "no id"));
                }
            });
        }

        @Override
        @SuppressWarnings("unchecked") // only rows come in parts here
        public <R> R joined(VenueRequest<R> request, List<R> answers) {
            return (R)
                    answers.stream().flatMap(rows -> ((List<?>) rows).stream()).toList();
        }

        @Override
        public HttpCall encode(VenueRequest<?> request) {
            throw new UnsupportedOperationException("the route of this test sends nothing");
        }

        @Override
        public <R> R decode(VenueRequest<R> request, HttpReply reply) {
            throw new UnsupportedOperationException("the route of this test sends nothing");
        }

        @Override
        public List<Allowance> allowances() {
            return List.of();
        }

        @Override
        public List<Charge> charges(VenueRequest<?> request) {
            return List.of();
        }
    }
}
