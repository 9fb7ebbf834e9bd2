package io.azalai.venue.aster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Listing;
import io.azalai.venue.HttpReply;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Permit;
import io.azalai.venue.TradeRequest.Amend;
import io.azalai.venue.TradeRequest.Cancel;
import io.azalai.venue.TradeRequest.CancelAll;
import io.azalai.venue.TradeRequest.CancelBatch;
import io.azalai.venue.TradeRequest.Place;
import io.azalai.venue.TradeRequest.PlaceBatch;
import io.azalai.venue.TradeRequest.ScheduleCancel;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What changes orders, a method for each call (aster.md sections 3.4 and 3.7). Safe for many threads: immutable. */
final class OrderWrites {

    /** Orders that one call may place, and that one call may cancel. */
    static final int MOST_PLACED = 5;

    static final int MOST_CANCELLED = 10;

    private final OrderForms forms;
    private final Waits waits;

    OrderWrites(OrderForms forms, Waits waits) {
        this.forms = forms;
        this.waits = waits;
    }

    /** All of them, by the class of the request. */
    Map<Class<?>, Call<?, ?>> calls() {
        return Map.of(
                Place.class, place(),
                PlaceBatch.class, placeBatch(),
                Amend.class, amend(),
                Cancel.class, cancel(),
                CancelBatch.class, cancelBatch(),
                CancelAll.class, cancelAll(),
                ScheduleCancel.class, scheduleCancel());
    }

    /** {@code POST order}, weight 1 and one order, signed, with a permit. Sections 3.5 and 3.7. */
    Call<Place, OrderAck> place() {
        return new Call<>(
                request -> Endpoint.of(
                        request.permit().order().listing().market(), Endpoint.FUTURES_PLACE, Endpoint.SPOT_PLACE),
                request -> forms.order(request.permit().order()),
                (request, reply) -> OrderCodec.ack(Call.one(reply, OrderWire.Order.class)));
    }

    /**
     * {@code POST batchOrders} of futures, weight 5 and an order for each, signed, with permits: answers in the order
     * asked. Section 3.4.
     */
    Call<PlaceBatch, List<OrderAnswer>> placeBatch() {
        return new Call<>(
                request -> Requests.futures(
                        request, request.permits().get(0).order().listing().market(), Endpoint.PLACE_BATCH),
                request -> {
                    List<OrderTicket> tickets =
                            request.permits().stream().map(Permit::order).toList();
                    if (request.bracket()) {
                        throw Requests.unsupported(request, "aster ties no take-profit or stop-loss to an order");
                    }
                    fits(request, tickets.size(), MOST_PLACED);
                    together(request, tickets.stream().map(OrderTicket::account).toList(), "account");
                    together(
                            request,
                            tickets.stream()
                                    .map(ticket -> ticket.listing().market())
                                    .toList(),
                            "market");
                    return new Parameters()
                            .add(
                                    "batchOrders",
                                    Parameters.list(
                                            tickets.stream().map(forms::order).toList()));
                },
                (request, reply) -> answers(request, reply, request.permits().size()));
    }

    /** {@code PUT order} of futures by wallet, weight 1, signed, with a permit. Section 3.4. */
    Call<Amend, OrderAck> amend() {
        return new Call<>(
                request -> Requests.futures(
                        request, request.permit().order().listing().market(), Endpoint.AMEND),
                request -> forms.amend(request),
                (request, reply) -> OrderCodec.ack(Call.one(reply, OrderWire.Order.class)));
    }

    /** {@code DELETE order}, weight 1, signed. Sections 3.4 and 3.7. */
    Call<Cancel, OrderAck> cancel() {
        return new Call<>(
                request -> Endpoint.of(request.listing().market(), Endpoint.FUTURES_CANCEL, Endpoint.SPOT_CANCEL),
                request -> Call.order(request, request.listing(), request.venueClientOrderId(), request.orderId()),
                (request, reply) -> OrderCodec.ack(Call.one(reply, OrderWire.Order.class)));
    }

    /**
     * {@code DELETE batchOrders} of futures, weight 1, signed: ten of one symbol at most, all by one kind of id.
     * Section 3.4.
     */
    Call<CancelBatch, List<OrderAnswer>> cancelBatch() {
        return new Call<>(
                request -> Requests.futures(
                        request, request.cancels().get(0).listing().market(), Endpoint.CANCEL_BATCH),
                OrderWrites::named,
                (request, reply) -> answers(request, reply, request.cancels().size()));
    }

    private static Parameters named(CancelBatch request) {
        List<Cancel> cancels = request.cancels();
        fits(request, cancels.size(), MOST_CANCELLED);
        together(request, cancels.stream().map(Cancel::listing).toList(), "symbol");
        Parameters parameters = Call.symbol(cancels.get(0).listing());
        List<String> ours = cancels.stream()
                .map(Cancel::venueClientOrderId)
                .filter(Objects::nonNull)
                .toList();
        if (ours.size() == cancels.size()) {
            return parameters.add(
                    "origClientOrderIdList", Json.MAPPER.valueToTree(ours).toString());
        }
        List<String> theirs =
                cancels.stream().map(Cancel::orderId).filter(Objects::nonNull).toList();
        if (theirs.size() < cancels.size()) {
            throw Call.incomplete(request, "all orders are to be named by client id, or all by order id");
        }
        return parameters.add("orderIdList", "[" + String.join(",", theirs) + "]");
    }

    /**
     * {@code DELETE allOpenOrders}, weight 1, signed: the answer names no order; the private stream does. Sections 3.4
     * and 3.7.
     */
    Call<CancelAll, List<OrderAck>> cancelAll() {
        return new Call<>(
                request ->
                        Endpoint.of(request.listing().market(), Endpoint.FUTURES_CANCEL_ALL, Endpoint.SPOT_CANCEL_ALL),
                request -> Call.symbol(request.listing()),
                (request, reply) -> Call.done(reply, "code", List.of()));
    }

    /**
     * {@code POST countdownCancelAll} of one symbol, weight 10, signed: to be called again well before it runs out.
     * Section 3.4.
     */
    Call<ScheduleCancel, Optional<Instant>> scheduleCancel() {
        return new Call<>(
                request -> {
                    Listing listing = request.listing();
                    return listing == null
                            ? Endpoint.COUNTDOWN
                            : Requests.futures(request, listing.market(), Endpoint.COUNTDOWN);
                },
                request -> {
                    Listing listing = request.listing();
                    if (listing == null) {
                        throw Call.incomplete(request, "aster has a switch for each symbol: name a symbol");
                    }
                    return Call.symbol(listing)
                            .add(
                                    "countdownTime",
                                    request.after() == null
                                            ? 0
                                            : request.after().toMillis());
                },
                (request, reply) -> Call.done(
                        reply,
                        "countdownTime",
                        Optional.ofNullable(request.after()).map(reply.receivedAt()::plus)));
    }

    private static void fits(VenueRequest<?> request, int size, int most) {
        if (size > most) {
            throw new VenueException(VenueException.notSent(
                    Aster.NAME,
                    request.operation(),
                    "BATCH_TOO_LONG",
                    "aster takes " + most + " at once, was " + size));
        }
    }

    private static void together(VenueRequest<?> request, List<?> values, String what) {
        if (values.stream().distinct().count() > 1) {
            throw Call.incomplete(request, "all orders of a batch must be of one " + what + ", was " + values);
        }
    }

    /** What became of each: an order, or the venue's objection to it alone. */
    private List<OrderAnswer> answers(VenueRequest<?> request, HttpReply reply, int size)
            throws JsonProcessingException {
        JsonNode rows = Json.MAPPER.readTree(reply.body());
        if (!rows.isArray() || rows.size() != size) {
            throw new IllegalArgumentException("the answer does not hold " + size + " orders");
        }
        List<OrderAnswer> answers = new ArrayList<>();
        for (JsonNode row : rows) {
            answers.add(answer(
                    request,
                    new HttpReply(reply.status(), Map.of(), row.toString(), reply.receivedAt(), reply.took())));
        }
        return answers;
    }

    private OrderAnswer answer(VenueRequest<?> request, HttpReply row) {
        VenueException failure = HttpErrors.of(request, row, waits).orElse(null);
        if (failure != null) {
            return OrderAnswer.of(failure);
        }
        try {
            return OrderAnswer.of(OrderCodec.ack(Call.one(row, OrderWire.Order.class)));
        } catch (JsonProcessingException | RuntimeException unreadable) {
            return OrderAnswer.of(HttpErrors.unreadable(request, row));
        }
    }
}
