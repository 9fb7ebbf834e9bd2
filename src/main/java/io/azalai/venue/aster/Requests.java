package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.Allowance;
import io.azalai.venue.Charge;
import io.azalai.venue.HttpCall;
import io.azalai.venue.HttpReply;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of the venue becomes a call of {@link Endpoint}; what is answered is read by {@link Replies}. Safe for
 * many threads: the instants at which clock readings left are kept in a concurrent map.
 */
final class Requests implements RequestCodec {

    private final Signing signing;
    private final Weights weights;
    private final Replies replies;
    private final ServerClock time;
    private final ListenKeys keys;
    private final VenueCalls calls;
    private final Map<Market, Instant> clockAsked = new ConcurrentHashMap<>();

    Requests(Signing signing, Weights weights, Replies replies, ServerClock time, ListenKeys keys, VenueCalls calls) {
        this.signing = signing;
        this.weights = weights;
        this.replies = replies;
        this.time = time;
        this.keys = keys;
        this.calls = calls;
    }

    @Override
    public HttpCall encode(VenueRequest<?> request) {
        Endpoint endpoint = Endpoint.of(request);
        if (request instanceof VenueRequest.ServerTime asked) {
            clockAsked.put(asked.market(), time.local());
        }
        if (request instanceof VenueRequest.Place place) {
            return signing.order(endpoint, place.permit(), OrderCodec::place);
        }
        if (endpoint.access() == Endpoint.Access.PUBLIC) {
            return signing.open(endpoint, publicParameters(request));
        }
        return signing.signed(endpoint, request.operation(), account(request), accountParameters(request));
    }

    private static Parameters publicParameters(VenueRequest<?> request) {
        if (request instanceof VenueRequest.ReadBook read) {
            return symbol(read.listing()).add("limit", Weights.depth(read.depth()));
        }
        return new Parameters();
    }

    private Parameters accountParameters(VenueRequest<?> request) {
        if (request instanceof VenueRequest.ReadOrder read) {
            return order(read.operation(), read.listing(), read.venueClientOrderId(), read.orderId());
        }
        if (request instanceof VenueRequest.Cancel cancel) {
            return order(cancel.operation(), cancel.listing(), cancel.venueClientOrderId(), cancel.orderId());
        }
        if (request instanceof VenueRequest.CancelAll cancel) {
            return symbol(cancel.listing());
        }
        if (request instanceof VenueRequest.ReadFills read) {
            return fills(read);
        }
        if (request instanceof VenueRequest.SetLeverage set) {
            return symbol(set.listing()).add("leverage", set.leverage());
        }
        if (request instanceof VenueRequest.UserStreamKey key) {
            return new Parameters().add("listenKey", key.market() == Market.SPOT ? key.keepAlive() : null);
        }
        return new Parameters();
    }

    private Parameters fills(VenueRequest.ReadFills read) {
        Listing listing = read.listing();
        if (listing == null && read.market() == Market.PERP) {
            throw missing(read.operation(), "aster tells futures fills by symbol only: name a listing");
        }
        Instant end = FillSlices.end(read.since(), time.local());
        return new Parameters()
                .add("symbol", listing == null ? null : listing.venueSymbol())
                .add("startTime", read.since().toEpochMilli())
                .add("endTime", end == null ? null : end.toEpochMilli())
                .add("limit", FillSlices.MOST);
    }

    private static Parameters order(
            String operation, Listing listing, @Nullable String clientOrderId, @Nullable String orderId) {
        if (clientOrderId == null && orderId == null) {
            throw missing(operation, "neither a client order id nor an order id is given");
        }
        return clientOrderId == null
                ? symbol(listing).add("orderId", orderId)
                : symbol(listing).add("origClientOrderId", clientOrderId);
    }

    private static Parameters symbol(Listing listing) {
        return new Parameters().add("symbol", listing.venueSymbol());
    }

    private static VenueException missing(String operation, String text) {
        return new VenueException(VenueException.notSent(Aster.NAME, operation, "INCOMPLETE", text));
    }

    @Override
    public <R> R decode(VenueRequest<R> request, HttpReply reply) {
        VenueException failure = Errors.of(request, reply).orElse(null);
        if (failure != null) {
            learnFrom(request, failure);
            throw failure;
        }
        R answer = read(request, reply);
        if (request instanceof VenueRequest.ServerTime asked) {
            Instant left = clockAsked.remove(asked.market());
            if (left != null) {
                time.learn(left, (Instant) answer, reply.receivedAt());
            }
        }
        if (request instanceof VenueRequest.UserStreamKey key) {
            keys.issued(key.account(), key.market(), (String) answer);
        }
        return answer;
    }

    private <R> R read(VenueRequest<R> request, HttpReply reply) {
        try {
            return replies.read(request, reply);
        } catch (JsonProcessingException | RuntimeException unreadable) {
            VenueException failure = Errors.unreadable(request, reply);
            failure.addSuppressed(unreadable);
            throw failure;
        }
    }

    /** A clock that differs is compared again; a key that is no more is forgotten, so that its stream asks for another. */
    private void learnFrom(VenueRequest<?> request, VenueException failure) {
        if (Errors.isClock(failure)) {
            calls.send(
                    Aster.NAME, new VenueRequest.ServerTime(Endpoint.of(request).market()));
        }
        if (request instanceof VenueRequest.UserStreamKey key && Errors.isStreamKey(failure)) {
            keys.expired(key.account(), key.market());
        }
    }

    @Override
    public List<Allowance> allowances() {
        return weights.allowances();
    }

    @Override
    public List<Charge> charges(VenueRequest<?> request) {
        return weights.charges(request);
    }

    @Override
    public Map<String, Integer> used(VenueRequest<?> request, HttpReply reply) {
        return weights.used(request, reply);
    }

    /** The alias a signed request is for. */
    private static String account(VenueRequest<?> request) {
        if (request instanceof VenueRequest.ReadBalances read) {
            return read.account();
        }
        if (request instanceof VenueRequest.ReadSummary read) {
            return read.account();
        }
        if (request instanceof VenueRequest.ReadPositions read) {
            return read.account();
        }
        if (request instanceof VenueRequest.ReadOpenOrders read) {
            return read.account();
        }
        if (request instanceof VenueRequest.ReadOrder read) {
            return read.account();
        }
        if (request instanceof VenueRequest.ReadFills read) {
            return read.account();
        }
        if (request instanceof VenueRequest.Cancel cancel) {
            return cancel.account();
        }
        if (request instanceof VenueRequest.CancelAll cancel) {
            return cancel.account();
        }
        if (request instanceof VenueRequest.SetLeverage set) {
            return set.account();
        }
        return ((VenueRequest.UserStreamKey) request).account();
    }
}
