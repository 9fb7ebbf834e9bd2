package io.azalai.venue.aster;

import io.azalai.venue.OrderAck;
import io.azalai.venue.SettingRequest.SetLeverage;
import io.azalai.venue.TradeRequest.Cancel;
import io.azalai.venue.TradeRequest.CancelAll;
import io.azalai.venue.TradeRequest.Place;
import java.util.List;
import java.util.Map;

/** The writes this venue offers, a method for each (aster.md section 3). Safe for many threads: stateless. */
final class Writes {

    /** All of them, by the class of the request. */
    Map<Class<?>, Call<?, ?>> calls() {
        return Map.of(
                Place.class, place(),
                Cancel.class, cancel(),
                CancelAll.class, cancelAll(),
                SetLeverage.class, leverage());
    }

    /** {@code POST order}, weight 1. */
    Call<Place, OrderAck> place() {
        return new Call<>(
                request -> Endpoint.of(
                        request.permit().order().listing().market(), Endpoint.FUTURES_PLACE, Endpoint.SPOT_PLACE),
                request -> OrderCodec.place(request.permit().order()),
                (request, reply) -> OrderCodec.ack(Call.one(reply, OrderWire.Order.class)));
    }

    /** {@code DELETE order}, weight 1. */
    Call<Cancel, OrderAck> cancel() {
        return new Call<>(
                request -> Endpoint.of(request.listing().market(), Endpoint.FUTURES_CANCEL, Endpoint.SPOT_CANCEL),
                request -> Call.order(request, request.listing(), request.venueClientOrderId(), request.orderId()),
                (request, reply) -> OrderCodec.ack(Call.one(reply, OrderWire.Order.class)));
    }

    /** {@code DELETE allOpenOrders}, weight 1: the answer names no order; the private stream does. */
    Call<CancelAll, List<OrderAck>> cancelAll() {
        return new Call<>(
                request ->
                        Endpoint.of(request.listing().market(), Endpoint.FUTURES_CANCEL_ALL, Endpoint.SPOT_CANCEL_ALL),
                request -> Call.symbol(request.listing()),
                (request, reply) -> List.of());
    }

    /** {@code leverage}, weight 1: what the answer leaves out is what was asked for. */
    Call<SetLeverage, Integer> leverage() {
        return new Call<>(
                request -> Requests.futures(request, request.listing().market(), Endpoint.LEVERAGE),
                request -> Call.symbol(request.listing()).add("leverage", request.leverage()),
                (request, reply) -> {
                    Integer set = Call.one(reply, OrderWire.Leverage.class).leverage();
                    return set == null ? request.leverage() : set;
                });
    }
}
