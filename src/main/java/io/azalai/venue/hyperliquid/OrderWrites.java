package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.OrderStatus;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.Permit;
import io.azalai.venue.TradeRequest.Amend;
import io.azalai.venue.TradeRequest.Cancel;
import io.azalai.venue.TradeRequest.CancelBatch;
import io.azalai.venue.TradeRequest.Place;
import io.azalai.venue.TradeRequest.PlaceBatch;
import io.azalai.venue.TradeRequest.ScheduleCancel;
import io.azalai.venue.VenueException;
import io.azalai.venue.hyperliquid.Call.SignedAction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The actions on orders, a method for each (hyperliquid.md section 3.3). All are {@code POST /exchange}, signed. */
final class OrderWrites {

    private static final Duration SOONEST = Duration.ofSeconds(5);

    private final Actions actions;
    private final Signing signing;
    private final Function<String, Credentials> accounts;

    /** With the account of each alias. */
    OrderWrites(Actions actions, Signing signing, Function<String, Credentials> accounts) {
        this.actions = actions;
        this.signing = signing;
        this.accounts = accounts;
    }

    /** All of them, by the class of the request. */
    Map<Class<?>, Call<?, ?>> calls() {
        return Map.of(
                Place.class, place(),
                PlaceBatch.class, placeBatch(),
                Amend.class, amend(),
                Cancel.class, cancel(),
                CancelBatch.class, cancelBatch(),
                ScheduleCancel.class, scheduleCancel());
    }

    /** {@code order}, weight 1. {@code POST /exchange}, signed with a permit, section 3.3. */
    SignedAction<Place, OrderAck> place() {
        return new SignedAction<>(
                request -> signing.gated(
                        account(request), List.of(request.permit()), tickets -> actions.order(tickets, false)),
                request -> account(request),
                request -> 1,
                (request, response, receivedAt) -> {
                    JsonNode status = AnswerCodec.statuses(response).get(0);
                    refuse(request.operation(), status, account(request));
                    return OrderCodec.placed(request.permit().order(), status, receivedAt);
                });
    }

    /**
     * {@code order} of several, weight 1 + n/40; one error for many means that none was placed. {@code POST /exchange},
     * signed with a permit, section 3.3.
     */
    SignedAction<PlaceBatch, List<OrderAnswer>> placeBatch() {
        return new SignedAction<>(
                request -> signing.gated(
                        account(request), request.permits(), tickets -> actions.order(tickets, request.bracket())),
                request -> account(request),
                request -> request.permits().size(),
                (request, response, receivedAt) -> {
                    List<OrderTicket> tickets =
                            request.permits().stream().map(Permit::order).toList();
                    return answers(
                            request,
                            response,
                            tickets.size(),
                            (place, status) -> OrderCodec.placed(tickets.get(place), status, receivedAt));
                });
    }

    /**
     * {@code batchModify} of one, weight 1: the order is cancelled and another placed under a new order id. A refusal
     * with code {@link Amend#OLD_ORDER_GONE} says that only the former was done. {@code POST /exchange}, signed with a
     * permit, section 3.3.
     */
    SignedAction<Amend, OrderAck> amend() {
        return new SignedAction<>(
                request ->
                        signing.gated(account(request), List.of(request.permit()), tickets -> actions.amend(request)),
                request -> account(request),
                request -> 1,
                (request, response, receivedAt) -> {
                    JsonNode status = AnswerCodec.statuses(response).get(0);
                    refuse(request.operation(), status, account(request));
                    OrderTicket ticket = request.permit().order();
                    BigDecimal left = ticket.quantity().subtract(request.filledQty());
                    return OrderCodec.placed(ticket, left, status, receivedAt);
                });
    }

    /** {@code cancelByCloid} or {@code cancel}, weight 1. {@code POST /exchange}, signed, section 3.3. */
    SignedAction<Cancel, OrderAck> cancel() {
        return new SignedAction<>(
                request -> signing.ungated(account(request), actions.cancel(request.operation(), List.of(request))),
                request -> account(request),
                request -> 1,
                (request, response, receivedAt) -> {
                    JsonNode status = AnswerCodec.statuses(response).get(0);
                    refuse(request.operation(), status, account(request));
                    return cancelled(status, request.orderId(), receivedAt);
                });
    }

    /**
     * {@code cancelByCloid} or {@code cancel} of several, weight 1 + n/40. {@code POST /exchange}, signed, section 3.3.
     */
    SignedAction<CancelBatch, List<OrderAnswer>> cancelBatch() {
        return new SignedAction<>(
                request -> signing.ungated(account(request), actions.cancel(request.operation(), request.cancels())),
                request -> account(request),
                request -> request.cancels().size(),
                (request, response, receivedAt) -> answers(
                        request,
                        response,
                        request.cancels().size(),
                        (place, status) ->
                                cancelled(status, request.cancels().get(place).orderId(), receivedAt)));
    }

    /**
     * {@code scheduleCancel}, weight 1: all open orders of the account, at least 5 s from now; without a time it is
     * off. {@code POST /exchange}, signed, section 3.3.
     */
    SignedAction<ScheduleCancel, Optional<Instant>> scheduleCancel() {
        return new SignedAction<>(
                request -> signing.ungated(account(request), schedule(request)),
                request -> account(request),
                request -> 1,
                (request, response, receivedAt) ->
                        Optional.ofNullable(request.after()).map(receivedAt::plus));
    }

    private ObjectNode schedule(ScheduleCancel request) {
        if (request.listing() != null) {
            throw refused(request, VenueException.NOT_SUPPORTED, "the switch is one for all symbols: name none");
        }
        ObjectNode action = Json.type("scheduleCancel");
        Duration after = request.after();
        if (after == null) {
            return action;
        }
        if (after.compareTo(SOONEST) < 0) {
            throw refused(request, "TOO_SOON", "it must be 5 s or more from now, was " + after.toMillis() + " ms");
        }
        return action.put("time", signing.in(after).toEpochMilli());
    }

    /** What became of each: an error alone is that of all, and what cannot be read is unknown. */
    private List<OrderAnswer> answers(AccountRequest<?> request, JsonNode response, int wanted, Reader reader)
            throws JsonProcessingException {
        List<JsonNode> statuses = AnswerCodec.statuses(response);
        boolean all = statuses.size() == 1 && AnswerCodec.error(statuses.get(0)).isPresent();
        if (statuses.size() != wanted && !all) {
            throw new Json.MissingPart("status for each of " + wanted);
        }
        List<OrderAnswer> answers = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            answers.add(answer(request, statuses.get(all ? 0 : i), i, reader));
        }
        return List.copyOf(answers);
    }

    private OrderAnswer answer(AccountRequest<?> request, JsonNode status, int index, Reader reader) {
        try {
            refuse(request.operation(), status, account(request));
            return OrderAnswer.of(reader.read(index, status));
        } catch (VenueException refused) {
            return OrderAnswer.of(refused);
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return OrderAnswer.of(new OutcomeUnknownException(
                    Errors.details(request.operation(), "NO_ANSWER", "unreadable: " + status, Outcome.UNKNOWN),
                    unreadable));
        }
    }

    private interface Reader {
        OrderAck read(int index, JsonNode status) throws JsonProcessingException;
    }

    private Credentials account(AccountRequest<?> request) {
        return accounts.apply(request.account());
    }

    private static OrderAck cancelled(JsonNode status, @Nullable String orderId, Instant receivedAt)
            throws JsonProcessingException {
        AnswerCodec.requireSuccess(status);
        return ack(orderId, OrderStatus.CANCELED, receivedAt);
    }

    private static OrderAck ack(@Nullable String orderId, OrderStatus status, Instant receivedAt) {
        return new OrderAck(orderId, status, BigDecimal.ZERO, null, null, receivedAt);
    }

    private static void refuse(String operation, JsonNode status, Credentials account) {
        Optional<String> error = AnswerCodec.error(status);
        if (error.isPresent()) {
            throw Errors.of(operation, Errors.Level.STATUS, error.get(), account);
        }
    }

    private static VenueException refused(AccountRequest<?> request, String code, String text) {
        return new VenueException(VenueException.notSent(Hyperliquid.NAME, request.operation(), code, text));
    }
}
