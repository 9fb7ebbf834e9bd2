package io.azalai.venue.rest;

import io.azalai.venue.Allowance;
import io.azalai.venue.Charge;
import io.azalai.venue.HttpCall;
import io.azalai.venue.HttpReply;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The codec of a venue without words of its own. */
final class TestingCodec implements RequestCodec {

    final List<VenueRequest<?>> unsent = new CopyOnWriteArrayList<>();
    volatile Duration took;

    @Override
    public void neverLeft(VenueRequest<?> request) {
        unsent.add(request);
    }

    @Override
    public HttpCall encode(VenueRequest<?> request) {
        if (request instanceof MarketRequest.ReadFunding) {
            throw new VenueException(
                    VenueException.notSent("testing", request.operation(), VenueException.NOT_SUPPORTED, "?"));
        }
        return request.isWrite()
                ? new HttpCall("POST", "base_url", "/write", null, "x=1", "application/x-www-form-urlencoded", Map.of())
                : new HttpCall(
                        "GET",
                        request.equals(OnRestRoute.READ) ? "base_url" : "spot_base_url",
                        "/time",
                        "b=%3A%2F.+&a=%E5%B8%81&signature=0xab",
                        null,
                        null,
                        Map.of("X-KEY", "k"));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> R decode(VenueRequest<R> request, HttpReply reply) {
        took = reply.took();
        VenueException.Details unknown = new VenueException.Details(
                "testing", request.operation(), "" + reply.status(), reply.body(), Outcome.UNKNOWN);
        if (reply.status() == 429) {
            throw new RateLimitException(
                    unknown, Duration.ofSeconds(Long.parseLong(reply.headers().get("retry-after"))));
        }
        if (reply.status() == 403) {
            throw new VenueUnavailableException(
                    new VenueException.Details("testing", request.operation(), "403", reply.body(), Outcome.REJECTED));
        }
        if (reply.status() != 200) {
            throw request.isWrite() ? new OutcomeUnknownException(unknown) : new VenueUnavailableException(unknown);
        }
        if (request instanceof TradeRequest.CancelBatch) {
            return (R) List.of(
                    OrderAnswer.of(new RateLimitException(unknown, Duration.ofSeconds(Long.parseLong(reply.body())))));
        }
        if (reply.body().equals("?")) {
            throw new VenueUnavailableException(unknown);
        }
        return (R) Instant.ofEpochMilli(Long.parseLong(reply.body()));
    }

    @Override
    public List<String> stopped(VenueRequest<?> request, HttpReply reply, RateLimitException limited) {
        return List.of("weight");
    }

    @Override
    public List<Allowance> allowances() {
        return List.of(new Allowance("weight", 100, Duration.ofMinutes(1), 0));
    }

    @Override
    public List<Charge> charges(VenueRequest<?> request) {
        return List.of(new Charge("weight", 1, 40));
    }

    @Override
    public List<Charge> extraCharges(VenueRequest<?> request, HttpReply reply) {
        return reply.body().equals("7") ? List.of(new Charge("weight", 2)) : List.of();
    }
}
