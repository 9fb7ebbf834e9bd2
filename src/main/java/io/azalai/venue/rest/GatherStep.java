package io.azalai.venue.rest;

import io.azalai.timing.Failures;
import io.azalai.venue.BatchPlan;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.PartRequest;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Second step of {@code <venue>.rest}: what a request needs to know is asked before it, and a request of several parts
 * is answered here from theirs, each sent down this same route, as is a batch that takes several calls; most requests
 * just pass. Safe for many threads: one map of what is being asked.
 */
public final class GatherStep implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(GatherStep.class);

    private final String address;
    private final RequestCodec codec;
    private final Map<VenueRequest<?>, CompletableFuture<Object>> underWay = new ConcurrentHashMap<>();

    public GatherStep(String venue, RequestCodec codec) {
        this.address = "direct:" + venue;
        this.codec = codec;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        boolean pending = exchange.getProperty(RestRoute.PENDING, true, Boolean.class);
        if (pending
                && exchange.getMessage().getBody() instanceof VenueRequest<?> request
                && request.whole() == request) {
            for (VenueRequest<?> first : codec.before(request)) {
                once(exchange, first);
            }
            for (VenueRequest<?> first : codec.helpful(request)) {
                onceIfItCan(exchange, first, request);
            }
            if (request instanceof TradeRequest.Batch batch) {
                share(exchange, batch);
            } else {
                gather(exchange, request);
            }
        }
    }

    /** A batch that does not go as it is: each of its calls has a fate of its own, and so has each of its orders. */
    private void share(Exchange exchange, TradeRequest.Batch batch) throws Exception {
        BatchPlan plan = batch.plan(codec);
        if (plan.isWhole()) {
            return;
        }
        Map<Integer, OrderAnswer> answers = new TreeMap<>();
        plan.unsendable().forEach((place, refused) -> answers.put(place, OrderAnswer.of(refused)));
        for (List<Integer> call : plan.calls()) {
            List<OrderAnswer> told = sent(exchange, batch.only(call));
            for (int i = 0; i < call.size(); i++) {
                answers.put(call.get(i), told.get(i));
            }
        }
        exchange.getMessage().setBody(List.copyOf(answers.values()));
        exchange.setProperty(RestRoute.PENDING, false);
    }

    private List<OrderAnswer> sent(Exchange exchange, TradeRequest.Batch call) throws Exception {
        try {
            return RestRoute.send(exchange, address, call);
        } catch (VenueException failed) {
            return Collections.nCopies(call.size(), OrderAnswer.of(failed));
        }
    }

    private void onceIfItCan(Exchange exchange, VenueRequest<?> first, VenueRequest<?> request) throws Exception {
        try {
            once(exchange, first);
        } catch (VenueException unanswered) {
            LOG.debug("{} goes on without {}", request.operation(), first.operation(), unanswered);
        }
    }

    /** What several need to know at once is asked once: they wait for the one that asks. */
    private void once(Exchange exchange, VenueRequest<?> first) throws Exception {
        CompletableFuture<Object> mine = new CompletableFuture<>();
        CompletableFuture<Object> asked = underWay.putIfAbsent(first, mine);
        if (asked != null) {
            awaited(asked);
            return;
        }
        try {
            Object answer = RestRoute.send(exchange, address, first);
            underWay.remove(first);
            mine.complete(answer);
        } catch (Exception unanswered) {
            underWay.remove(first);
            mine.completeExceptionally(unanswered);
            throw unanswered;
        }
    }

    private static void awaited(CompletableFuture<?> asked) throws Exception {
        try {
            asked.join();
        } catch (CompletionException unanswered) {
            throw Failures.cause(unanswered) instanceof Exception cause ? cause : unanswered;
        }
    }

    private <R> void gather(Exchange exchange, VenueRequest<R> request) throws Exception {
        List<PartRequest<R>> parts = codec.parts(request);
        if (parts.isEmpty()) {
            return;
        }
        List<R> answers = new ArrayList<>();
        VenueUnavailableException first = null;
        for (PartRequest<R> part : parts) {
            try {
                answers.add(RestRoute.send(exchange, address, part));
            } catch (VenueUnavailableException partly) {
                @SuppressWarnings("unchecked") // only what is asked for as rows can come with some of them
                R rows = (R) rows(partly);
                answers.add(rows);
                first = first == null ? partly : first;
            }
        }
        R answer = codec.joined(request, answers);
        if (first != null) {
            throw first.with((List<?>) answer);
        }
        exchange.getMessage().setBody(answer);
        exchange.setProperty(RestRoute.PENDING, false);
    }

    /** What can be read of a part's answer; where none came, the whole has none. */
    private static List<?> rows(VenueUnavailableException partly) {
        if (!partly.isPartly()) {
            throw partly;
        }
        return partly.readable(Object.class);
    }
}
