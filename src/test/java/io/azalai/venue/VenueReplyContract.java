package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What becomes of every request when the reply is none: a write's outcome is never guessed, a read fails as what it is.
 */
public abstract class VenueReplyContract extends VenueOnTrial {

    protected VenueReplyContract(VenueFacts facts) {
        super(facts);
    }

    /** Replies that answer nothing. */
    enum Broken {
        A_PAGE(200, "text/html", "<html><body>maintenance</body></html>"),
        A_PAGE_OF_A_PROXY(502, "text/html", "<html><body>Bad Gateway</body></html>"),
        NOTHING(200, "application/json", ""),
        NO_JSON(200, "application/json", "surprise"),
        CUT_WITHIN_AN_OBJECT(200, "application/json", "{\"orderId\":12,\"sym"),
        CUT_WITHIN_A_LIST(200, "application/json", "[{\"orderId\":12},{\"sym"),
        CUT_BEFORE_THE_STATUS(200, "application/json", "{\"status\":\"ok\",\"response\":{\"type\":\"ord"),
        BUSY(503, "application/json", ""),
        FAILED(500, "text/plain", "internal server error"),
        LATE(504, "text/html", "<html><body>Gateway Timeout</body></html>");

        private final int status;
        private final String type;
        private final String body;

        Broken(int status, String type, String body) {
            this.status = status;
            this.type = type;
            this.body = body;
        }
    }

    @Override
    VenueOnLoopback open(ObjectNode block) throws Exception {
        return VenueOnLoopback.requests(facts.name(), block, clock);
    }

    @ParameterizedTest
    @EnumSource
    void a_broken_reply_leaves_a_write_unknown_and_a_read_unanswered(Broken broken) {
        SoftAssertions all = new SoftAssertions();
        for (VenueRequest<?> request : served()) {
            VenueException failure = failure(request, broken.status, broken.type, broken.body);
            if (request.isWrite()) {
                all.assertThat(failure).as("%s", request).isInstanceOf(OutcomeUnknownException.class);
                all.assertThat(failure == null ? null : failure.outcome())
                        .as("%s", request)
                        .isEqualTo(Outcome.UNKNOWN);
            } else {
                all.assertThat(failure).as("%s", request).isInstanceOf(VenueUnavailableException.class);
            }
        }
        all.assertAll();
    }

    @Test
    void too_many_is_a_refusal_of_every_request() {
        SoftAssertions all = new SoftAssertions();
        for (VenueRequest<?> request : served()) {
            VenueException failure = failure(request, 429, "application/json", "null");
            all.assertThat(failure).as("%s", request).isInstanceOf(RateLimitException.class);
            all.assertThat(failure == null ? null : failure.outcome())
                    .as("%s", request)
                    .isEqualTo(Outcome.REJECTED);
        }
        all.assertAll();
    }

    /** One of each kind that the venue has a call for, with the part of it that a reply is of. */
    private List<VenueRequest<?>> served() {
        Permit permit = venue.mint().mint(tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC));
        List<VenueRequest<?>> served = new ArrayList<>();
        new EveryRequest(perp().listing(), permit).all().forEach(request -> {
            if (catchThrowable(() -> charges(request)) == null) {
                List<? extends PartRequest<?>> parts = venue.venue().requests().parts(request);
                served.add(parts.isEmpty() ? request : parts.get(0));
            }
        });
        assertThat(served).filteredOn(VenueRequest::isWrite).hasSizeGreaterThan(8);
        assertThat(served).hasSizeGreaterThan(25);
        return served;
    }

    private List<Charge> charges(VenueRequest<?> request) {
        return venue.venue().requests().charges(request);
    }

    /** Null when the reply was taken for an answer, or as what it is not. */
    private VenueException failure(VenueRequest<?> request, int status, String type, String body) {
        HttpReply reply = new HttpReply(status, Map.of("content-type", type), body, clock.instant());
        Throwable failure = catchThrowable(() -> venue.venue().requests().decode(request, reply));
        return failure instanceof VenueException known ? known : null;
    }
}
