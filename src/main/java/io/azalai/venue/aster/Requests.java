package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.azalai.model.Market;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.AccountRequest.ReadLimits;
import io.azalai.venue.AccountRequest.UserStreamKey;
import io.azalai.venue.Allowance;
import io.azalai.venue.BatchPlan;
import io.azalai.venue.Charge;
import io.azalai.venue.HttpCall;
import io.azalai.venue.HttpReply;
import io.azalai.venue.Lane;
import io.azalai.venue.MarketRequest.ReadFunding;
import io.azalai.venue.MarketRequest.ReadFundingHistory;
import io.azalai.venue.MarketRequest.ReadFundingIntervals;
import io.azalai.venue.MarketRequest.ReadInstruments;
import io.azalai.venue.MarketRequest.ServerTime;
import io.azalai.venue.Outcome;
import io.azalai.venue.PartRequest;
import io.azalai.venue.Permit;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.SettingRequest.SetLeverage;
import io.azalai.venue.SettingRequest.SetMarginMode;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The venue's requests as a table, with what holds for all: signing, budget, errors, unreadable answers, and what
 * answers teach about clock and stream keys. Safe for many threads: it keeps nothing itself.
 */
final class Requests implements RequestCodec {

    private final Map<Class<?>, Call<?, ?>> calls;
    private final Map<String, Call<?, ?>> parts;
    private final OrderForms forms;
    private final Signing signing;
    private final Weights weights;
    private final ServerClock time;
    private final Waits waits;
    private final ListenKeys keys;
    private final FundingRules funding;

    Requests(
            Table table,
            OrderForms forms,
            Signing signing,
            Weights weights,
            ServerClock time,
            Waits waits,
            ListenKeys keys,
            FundingRules funding) {
        this.calls = one(table.calls);
        this.parts = one(table.parts);
        this.forms = forms;
        this.signing = signing;
        this.weights = weights;
        this.time = time;
        this.waits = waits;
        this.keys = keys;
        this.funding = funding;
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

    private <R> HttpCall encoded(VenueRequest<R> request) {
        Call<VenueRequest<R>, R> call = call(request);
        Endpoint endpoint = call.endpoint().apply(whole(request));
        Parameters parameters = call.parameters().apply(whole(request));
        List<Permit> permits = request instanceof TradeRequest<?> trade ? trade.permits() : List.of();
        if (!permits.isEmpty()) {
            return signing.orders(endpoint, request.operation(), permits, parameters);
        }
        if (request instanceof AccountRequest<?> ours) {
            return signing.signed(endpoint, request.operation(), ours.account(), parameters);
        }
        return signing.open(endpoint, parameters);
    }

    /**
     * The clocks are compared before anything else is signed, once the venue has said that they differ; the margin mode
     * is set before the leverage, which does not carry it, and holding already is success (aster.md section 3.4); and
     * how much is used means nothing before each host has told how much there may be.
     */
    @Override
    public List<VenueRequest<?>> before(VenueRequest<?> request) {
        List<VenueRequest<?>> before = new ArrayList<>();
        if (request instanceof AccountRequest && time.isDoubted()) {
            before.add(new ServerTime(endpoint(request).market(), request.lane()));
        }
        if (request instanceof SetLeverage set && set.listing().market() == Market.PERP) {
            before.add(new SetMarginMode(set.account(), set.listing(), set.marginMode(), set.leverage()));
        }
        if (request instanceof ReadFundingHistory paid && funding.of(paid.listing()) == null) {
            before.add(new ReadFundingIntervals());
        }
        if (request instanceof ReadLimits) {
            Stream.of(Market.PERP, Market.SPOT)
                    .filter(market -> !weights.knows(market))
                    .forEach(market -> before.add(new ReadInstruments(market)));
        }
        return before;
    }

    /** Rates need their intervals; the marks that come with them do not, and an order waits for those only. */
    @Override
    public List<VenueRequest<?>> helpful(VenueRequest<?> request) {
        return request instanceof ReadFunding asked && asked.lane() != Lane.PLACE && !funding.isWhole()
                ? List.of(new ReadFundingIntervals())
                : List.of();
    }

    /** Five orders, or ten cancels of one symbol that are named in one way, share a call. */
    @Override
    public BatchPlan plan(TradeRequest.Batch batch) {
        if (batch instanceof TradeRequest.CancelBatch cancels) {
            return BatchPlan.of(
                    cancels.cancels(),
                    OrderWrites.MOST_CANCELLED,
                    cancel -> List.of(cancel.listing(), cancel.venueClientOrderId() != null),
                    cancel -> Call.order(batch, cancel.listing(), cancel.venueClientOrderId(), cancel.orderId()));
        }
        return batch instanceof TradeRequest.PlaceBatch orders && !orders.bracket()
                ? BatchPlan.of(
                        orders.permits(),
                        OrderWrites.MOST_PLACED,
                        permit -> permit.order().listing().market(),
                        permit -> forms.order(permit.order()))
                : BatchPlan.together(batch.size());
    }

    /** What was refused for its time did not run (aster.md section 5.2). */
    @Override
    public boolean again(VenueRequest<?> request, VenueException refused) {
        return Errors.isClock(refused)
                && refused.outcome() == Outcome.REJECTED
                && (!(request instanceof TradeRequest<?> trade) || signing.renew(trade.permits()));
    }

    @Override
    public <R> R decode(VenueRequest<R> request, HttpReply reply) {
        VenueException failure = HttpErrors.of(request, reply, waits).orElse(null);
        if (failure != null) {
            learnFrom(request, failure);
            throw failure;
        }
        waits.answered(reply);
        R answer = read(request, reply);
        if (request instanceof ServerTime) {
            time.answered((Instant) answer, reply.receivedAt(), reply.took());
        }
        if (request instanceof UserStreamKey key) {
            keys.issued(key.account(), key.market(), (String) answer);
        }
        return answer;
    }

    private <R> R read(VenueRequest<R> request, HttpReply reply) {
        try {
            return call(request).answer().read(whole(request), reply);
        } catch (VenueUnavailableException partly) {
            throw partly;
        } catch (JsonProcessingException | RuntimeException unreadable) {
            VenueException failure = HttpErrors.unreadable(request, reply);
            failure.addSuppressed(unreadable);
            throw failure;
        }
    }

    /**
     * A clock that differs is compared again; a key that is no more is forgotten, so that its stream asks for another.
     */
    private void learnFrom(VenueRequest<?> request, VenueException failure) {
        if (Errors.isClock(failure)) {
            time.doubt();
            signing.nonceRefused();
        }
        if (request instanceof UserStreamKey key && Errors.isStreamKey(failure)) {
            keys.expired(key.account(), key.market());
        }
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
        return call(request).endpoint().apply(whole(request));
    }

    private static <R> VenueRequest<R> whole(VenueRequest<R> request) {
        return request instanceof PartRequest<R> part ? part.whole() : request;
    }

    @Override
    public <R> List<PartRequest<R>> parts(VenueRequest<R> request) {
        return Parts.of(request);
    }

    @Override
    public <R> R joined(VenueRequest<R> request, List<R> answers) {
        return Parts.joined(request, answers);
    }

    /** The table pairs each class of request with its own call. */
    @SuppressWarnings("unchecked")
    private <R> Call<VenueRequest<R>, R> call(VenueRequest<R> request) {
        Call<?, ?> call =
                request instanceof PartRequest<R> part ? parts.get(part.name()) : calls.get(request.getClass());
        if (call == null) {
            throw unsupported(request, "aster has no " + request.operation());
        }
        return (Call<VenueRequest<R>, R>) call;
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
