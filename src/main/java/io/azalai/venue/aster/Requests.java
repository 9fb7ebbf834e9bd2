package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.azalai.model.Market;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Allowance;
import io.azalai.venue.BatchPlan;
import io.azalai.venue.Charge;
import io.azalai.venue.HttpCall;
import io.azalai.venue.HttpReply;
import io.azalai.venue.MarketRequest.ServerTime;
import io.azalai.venue.Outcome;
import io.azalai.venue.PartRequest;
import io.azalai.venue.Permit;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.TradeRequest.CancelBatch;
import io.azalai.venue.TradeRequest.PlaceBatch;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The venue's requests as a table, with what holds for all: signing, budget, errors, unreadable answers, and what
 * answers teach about clock and stream keys. Safe for many threads: it keeps nothing itself.
 */
final class Requests implements RequestCodec {

    private static final Pattern SIGNATURE = Pattern.compile("signature=[^& ]*");

    private final Map<Class<?>, Call<?, ?>> calls;
    private final Map<String, Call<?, ?>> parts;
    private final OrderForms forms;
    private final Signing signing;
    private final Weights weights;
    private final ServerClock time;
    private final Waits waits;

    Requests(Table table, OrderForms forms, Signing signing, Weights weights, ServerClock time, Waits waits) {
        this.calls = one(table.calls);
        this.parts = one(table.parts);
        this.forms = forms;
        this.signing = signing;
        this.weights = weights;
        this.time = time;
        this.waits = waits;
    }

    /**
     * The calls of every class that has some.
     *
     * @param calls by request
     * @param parts by the name of a part, of requests that take several
     */
    record Table(List<Map<Class<?>, Call<?, ?>>> calls, List<Map<String, Call<?, ?>>> parts) {}

    private static <K> Map<K, Call<?, ?>> one(List<Map<K, Call<?, ?>>> tables) {
        return tables.stream()
                .flatMap(table -> table.entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public HttpCall encode(VenueRequest<?> request) {
        return encoded(request);
    }

    @Override
    public String shown(HttpCall call) {
        String query = call.query() == null ? "" : "?" + call.query();
        String body = call.body() == null ? "" : " " + call.body();
        return call + SIGNATURE.matcher(query + body).replaceAll("signature=***");
    }

    private <R> HttpCall encoded(VenueRequest<R> request) {
        Call<VenueRequest<R>, R> call = call(request);
        Endpoint endpoint = call.endpoint().apply(request.whole());
        Parameters parameters = call.parameters().apply(request.whole());
        List<Permit> permits = request.permits();
        if (!permits.isEmpty()) {
            return signing.orders(endpoint, request.operation(), permits, parameters);
        }
        if (request instanceof AccountRequest<?> ours) {
            return signing.signed(endpoint, request.operation(), ours.account(), parameters);
        }
        return signing.open(endpoint, parameters);
    }

    /** The clocks are compared before anything else is signed, once the venue has said that they differ. */
    @Override
    public List<VenueRequest<?>> before(VenueRequest<?> request) {
        List<VenueRequest<?>> before = new ArrayList<>();
        if (request instanceof AccountRequest && time.isDoubted()) {
            before.add(new ServerTime(endpoint(request).market(), request.lane()));
        }
        before.addAll(asked(request, Call::before));
        return before;
    }

    @Override
    public List<VenueRequest<?>> helpful(VenueRequest<?> request) {
        return asked(request, Call::helpful);
    }

    /** Nothing is asked for a request that the venue has no call for: it fails when it is encoded. */
    private <R> List<VenueRequest<?>> asked(
            VenueRequest<R> request,
            Function<Call<VenueRequest<R>, R>, Function<VenueRequest<R>, List<VenueRequest<?>>>> first) {
        return known(request)
                .map(call -> first.apply(call).apply(request.whole()))
                .orElse(List.of());
    }

    /** Five orders of one market share a call. */
    @Override
    public BatchPlan plan(PlaceBatch orders) {
        return orders.bracket()
                ? BatchPlan.together(orders.size())
                : BatchPlan.of(
                        orders.permits(),
                        OrderWrites.MOST_PLACED,
                        permit -> permit.order().listing().market(),
                        permit -> forms.order(permit.order()));
    }

    /** Ten cancels of one symbol that are named in one way share a call. */
    @Override
    public BatchPlan plan(CancelBatch cancels) {
        return BatchPlan.of(
                cancels.cancels(),
                OrderWrites.MOST_CANCELLED,
                cancel -> List.of(cancel.listing(), cancel.venueClientOrderId() != null),
                cancel -> Call.order(cancels, cancel.listing(), cancel.venueClientOrderId(), cancel.orderId()));
    }

    /** What was refused for its time did not run (aster.md section 5.2). */
    @Override
    public boolean again(VenueRequest<?> request, VenueException refused) {
        return Errors.isClock(refused) && refused.outcome() == Outcome.REJECTED && signing.renew(request.permits());
    }

    @Override
    public <R> R decode(VenueRequest<R> request, HttpReply reply) {
        VenueException failure = HttpErrors.of(request, reply, waits).orElse(null);
        if (failure != null) {
            learnFrom(request, failure);
            throw failure;
        }
        waits.answered(reply);
        return read(request, reply);
    }

    private <R> R read(VenueRequest<R> request, HttpReply reply) {
        try {
            return call(request).answer().read(request.whole(), reply);
        } catch (VenueUnavailableException partly) {
            throw partly;
        } catch (JsonProcessingException | RuntimeException unreadable) {
            VenueException failure = HttpErrors.unreadable(request, reply);
            failure.addSuppressed(unreadable);
            throw failure;
        }
    }

    /** A clock that differs is compared again. */
    private <R> void learnFrom(VenueRequest<R> request, VenueException failure) {
        if (Errors.isClock(failure)) {
            time.doubt();
            signing.nonceRefused();
        }
        known(request).ifPresent(call -> call.refused().accept(request.whole(), failure));
    }

    @Override
    public List<Allowance> allowances() {
        return weights.allowances();
    }

    @Override
    public Map<String, String> cures() {
        return Cures.BY_CODE;
    }

    @Override
    public List<Charge> charges(VenueRequest<?> request) {
        return weights.charges(endpoint(request), request);
    }

    @Override
    public Map<String, Integer> used(VenueRequest<?> request, HttpReply reply) {
        return weights.used(endpoint(request).market(), request, reply);
    }

    @Override
    public List<String> stopped(VenueRequest<?> request, HttpReply reply, RateLimitException limited) {
        return Weights.stopped(endpoint(request).market(), request, reply, limited);
    }

    private <R> Endpoint endpoint(VenueRequest<R> request) {
        return call(request).endpoint().apply(request.whole());
    }

    @Override
    public <R> List<PartRequest<R>> parts(VenueRequest<R> request) {
        return Parts.of(request);
    }

    @Override
    public <R> R joined(VenueRequest<R> request, List<R> answers) {
        return Parts.joined(request, answers);
    }

    private <R> Call<VenueRequest<R>, R> call(VenueRequest<R> request) {
        return known(request).orElseThrow(() -> unsupported(request, "aster has no " + request.operation()));
    }

    /** The table pairs each class of request with its own call. */
    @SuppressWarnings("unchecked")
    private <R> Optional<Call<VenueRequest<R>, R>> known(VenueRequest<R> request) {
        return Optional.ofNullable((Call<VenueRequest<R>, R>)
                (request instanceof PartRequest<R> part ? parts.get(part.name()) : calls.get(request.getClass())));
    }

    /** A call that only futures have. */
    static Endpoint futures(VenueRequest<?> request, Market market, Endpoint futures) {
        if (market == Market.SPOT) {
            throw unsupported(request, "aster's spot market has no " + request.operation());
        }
        return futures;
    }

    /** A request that the venue has no call for. */
    static VenueException unsupported(VenueRequest<?> request, String text) {
        return new VenueException(
                VenueException.notSent(Aster.NAME, request.operation(), VenueException.NOT_SUPPORTED, text));
    }
}
