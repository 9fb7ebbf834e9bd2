package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.OrderStatus;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.OrderAck;
import io.azalai.venue.SettingRequest.SetLeverage;
import io.azalai.venue.TradeRequest.Cancel;
import io.azalai.venue.TradeRequest.CancelAll;
import io.azalai.venue.TradeRequest.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The signed actions this venue offers, a method for each (hyperliquid.md section 3.3). All are {@code POST /exchange}. */
final class Writes {

    private final Actions actions;
    private final Signing signing;
    private final Function<String, Account> accounts;

    /** With the account of each alias. */
    Writes(Actions actions, Signing signing, Function<String, Account> accounts) {
        this.actions = actions;
        this.signing = signing;
        this.accounts = accounts;
    }

    /** {@code order}, weight 1. */
    SignedAction<Place, OrderAck> place() {
        return new SignedAction<>(
                request -> signing.gated(
                        account(request), List.of(request.permit()), tickets -> actions.order(tickets.get(0))),
                request -> account(request),
                request -> 1,
                (request, response, receivedAt) -> {
                    JsonNode status = statuses(response).get(0);
                    refuse(request.operation(), status, account(request));
                    return OrderCodec.placed(request.permit().order(), status, receivedAt);
                });
    }

    /** {@code cancelByCloid} or {@code cancel}, weight 1. */
    SignedAction<Cancel, OrderAck> cancel() {
        return new SignedAction<>(
                request -> signing.ungated(account(request), actions.cancel(request)),
                request -> account(request),
                request -> 1,
                (request, response, receivedAt) -> {
                    JsonNode status = statuses(response).get(0);
                    refuse(request.operation(), status, account(request));
                    return cancelled(status, request.orderId(), receivedAt);
                });
    }

    /**
     * {@code cancel} of all in one batch, weight 1 + n/40. An order that was gone already answers UNKNOWN: it may have
     * filled.
     */
    SignedAction<CancelAll, List<OrderAck>> cancelAll() {
        return new SignedAction<>(
                request -> signing.ungated(account(request), actions.cancelAll(request)),
                request -> account(request),
                request -> request.orderIds().size(),
                (request, response, receivedAt) -> {
                    List<JsonNode> statuses = statuses(response);
                    if (statuses.size() != request.orderIds().size()) {
                        refuse(request.operation(), statuses.get(0), account(request));
                        throw new Json.MissingPart(OrderAck.class);
                    }
                    List<OrderAck> acks = new ArrayList<>();
                    for (int i = 0; i < statuses.size(); i++) {
                        String orderId = request.orderIds().get(i);
                        acks.add(
                                statuses.get(i).has("error")
                                        ? ack(orderId, OrderStatus.UNKNOWN, receivedAt)
                                        : cancelled(statuses.get(i), orderId, receivedAt));
                    }
                    return List.copyOf(acks);
                });
    }

    /** {@code updateLeverage}, weight 1. The reply names no leverage: what was accepted is what is set. */
    SignedAction<SetLeverage, Integer> leverage() {
        return new SignedAction<>(
                request -> signing.ungated(account(request), actions.leverage(request)),
                request -> account(request),
                request -> 1,
                (request, response, receivedAt) -> request.leverage());
    }

    private Account account(AccountRequest<?> request) {
        return accounts.apply(request.account());
    }

    private static OrderAck cancelled(JsonNode status, @Nullable String orderId, Instant receivedAt)
            throws JsonProcessingException {
        if (!status.asText().equals("success")) {
            throw new Json.MissingPart(OrderAck.class);
        }
        return ack(orderId, OrderStatus.CANCELED, receivedAt);
    }

    private static OrderAck ack(@Nullable String orderId, OrderStatus status, Instant receivedAt) {
        return new OrderAck(orderId, status, BigDecimal.ZERO, null, receivedAt);
    }

    private static void refuse(String operation, JsonNode status, Account account) {
        if (status.has("error")) {
            throw Errors.of(operation, Errors.Level.STATUS, status.path("error").asText(), account);
        }
    }

    private static List<JsonNode> statuses(JsonNode response) throws JsonProcessingException {
        List<JsonNode> statuses = new ArrayList<>();
        response.path("data").path("statuses").forEach(statuses::add);
        if (statuses.isEmpty()) {
            throw new Json.MissingPart(OrderAck.class);
        }
        return statuses;
    }
}
