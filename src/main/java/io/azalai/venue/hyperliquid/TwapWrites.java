package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Side;
import io.azalai.model.TwapPrices;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.TradeRequest.CancelTwap;
import io.azalai.venue.TradeRequest.PlaceTwap;
import io.azalai.venue.VenueException;
import io.azalai.venue.hyperliquid.Call.SignedAction;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Orders over time, a method for each action (hyperliquid.md section 3.3). All are {@code POST /exchange}, signed. */
final class TwapWrites {

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(7);

    private final OrderForms forms;
    private final Signing signing;
    private final Function<String, Credentials> accounts;

    /** With the account of each alias. */
    TwapWrites(OrderForms forms, Signing signing, Function<String, Credentials> accounts) {
        this.forms = forms;
        this.signing = signing;
        this.accounts = accounts;
    }

    /** All of them, by the class of the request. */
    Map<Class<?>, Call<?, ?>> calls() {
        return Map.of(
                PlaceTwap.class, place(),
                CancelTwap.class, cancel());
    }

    /**
     * {@code twapOrder}, weight 1: slices at least 30 s apart, each at most 3 % from the market.
     * {@code POST /exchange}, signed with a permit, section 3.3.
     */
    SignedAction<PlaceTwap, OrderAck> place() {
        return new SignedAction<>(
                request -> signing.gated(
                        accounts.apply(request.account()),
                        List.of(request.permit()),
                        tickets -> action(tickets.get(0), request)),
                request -> accounts.apply(request.account()),
                request -> 1,
                (request, response, receivedAt) -> {
                    JsonNode status = status(request.operation(), response, accounts.apply(request.account()));
                    return AnswerCodec.running(status, receivedAt);
                });
    }

    private ObjectNode action(OrderTicket ticket, PlaceTwap request) {
        Duration over = request.over();
        boolean takes = over.compareTo(SHORTEST) >= 0 && over.compareTo(LONGEST) <= 0;
        if (!takes || !over.equals(Duration.ofMinutes(over.toMinutes()))) {
            String text = "it takes whole minutes, " + SHORTEST.toMinutes() + " to " + LONGEST.toMinutes() + ", not "
                    + over.toSeconds() + " s";
            throw refused(request.operation(), "TWAP", text);
        }
        ObjectNode action = Json.type("twapOrder");
        ObjectNode twap = action.putObject("twap")
                .put("a", forms.asset(ticket))
                .put("b", ticket.side() == Side.BUY)
                .put("s", forms.size(ticket))
                .put("r", ticket.reduceOnly())
                .put("m", over.toMinutes())
                .put("t", request.randomize());
        if (!request.prices().isNone()) {
            twap.set("details", details(ticket, request.prices()));
        }
        return action;
    }

    /** Here alone what is not said is null, and is signed as such. */
    private ObjectNode details(OrderTicket ticket, TwapPrices prices) {
        TwapPrices.Trigger trigger = prices.trigger();
        BigDecimal stop = prices.stopPrice();
        ObjectNode details = Json.MAPPER.createObjectNode();
        if (trigger == null) {
            details.putNull("t");
        } else {
            details.putObject("t")
                    .put("p", forms.price(ticket, trigger.price()))
                    .put("a", trigger.above());
        }
        return details.put("s", stop == null ? null : forms.price(ticket, stop));
    }

    /** {@code twapCancel}, weight 1. {@code POST /exchange}, signed, section 3.3. */
    SignedAction<CancelTwap, Boolean> cancel() {
        return new SignedAction<>(
                request -> signing.ungated(
                        accounts.apply(request.account()),
                        Json.type("twapCancel")
                                .put("a", forms.asset(request.listing()))
                                .put("t", OrderReads.orderId(request.twapId()))),
                request -> accounts.apply(request.account()),
                request -> 1,
                (request, response, receivedAt) -> {
                    JsonNode status = status(request.operation(), response, accounts.apply(request.account()));
                    AnswerCodec.requireSuccess(status);
                    return true;
                });
    }

    private static JsonNode status(String operation, JsonNode response, Credentials account) {
        JsonNode status = AnswerCodec.status(response);
        Optional<String> error = AnswerCodec.error(status);
        if (error.isPresent()) {
            throw Errors.of(operation, Errors.Level.STATUS, error.get(), account);
        }
        return status;
    }

    private static OrderRejectedException refused(String operation, String code, String text) {
        return new OrderRejectedException(VenueException.notSent(Hyperliquid.NAME, operation, code, text));
    }
}
