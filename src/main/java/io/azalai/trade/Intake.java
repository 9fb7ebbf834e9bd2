package io.azalai.trade;

import io.azalai.model.Instrument;
import io.azalai.model.Market;
import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderType;
import io.azalai.model.TimeInForce;
import io.azalai.venue.Capability;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.VenueException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request for what it asks: every field that its action needs is there, none that it cannot have, and its symbol
 * is one of the venue's (downstream.md section 7, request). Immutable.
 */
final class Intake {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern OWN_ID = Pattern.compile("[A-Za-z0-9._:@-]{1,128}");

    private final Venues venues;
    private final String mode;

    Intake(Venues venues, String mode) {
        this.venues = venues;
        this.mode = mode;
    }

    /**
     * The request with its symbol in canonical form.
     *
     * @throws VenueException with outcome NOT_SENT, naming the field, what it was and what is right
     */
    OrderRequest check(OrderRequest request) {
        OpenVenue venue = venues.named(request.venue());
        if (mode.equals("paper")) {
            throw refusal(
                    request,
                    "MODE_PAPER",
                    "mode is 'paper': real market data comes in and no order leaves; set mode to 'live', or run"
                            + " ./azalai demo");
        }
        if (!venue.accounts().contains(request.account())) {
            throw refusal(
                    request,
                    "INVALID_FIELD",
                    "account is '" + request.account() + "'; " + venue.name() + " has " + venue.accounts());
        }
        return switch (request.action()) {
            case NEW -> order(request, venue);
            case CANCEL -> cancel(request);
            case CANCEL_ALL -> request.symbol() == null ? request : resolved(request, venue);
            case AMEND, CLOSE_POSITION ->
                throw refusal(request, "UNSUPPORTED", request.action() + " is not supported yet by this version");
        };
    }

    private static OrderRequest cancel(OrderRequest request) {
        String target = request.origClientOrderId() == null ? request.clientOrderId() : request.origClientOrderId();
        require(
                request,
                OWN_ID.matcher(target).matches(),
                "origClientOrderId",
                target,
                "give the clientOrderId of the order to cancel");
        return request;
    }

    private static OrderRequest order(OrderRequest request, OpenVenue venue) {
        require(
                request,
                ID.matcher(request.clientOrderId()).matches(),
                "clientOrderId",
                request.clientOrderId(),
                "give 1 to 64 of A-Z a-z 0-9 . _ : -");
        require(request, request.side() != null, "side", null, "give BUY or SELL");
        require(request, request.orderType() != null, "orderType", null, "give LIMIT or MARKET");
        require(request, request.quantity() != null, "quantity", null, "give base units, such as 0.01");
        require(request, request.symbol() != null, "symbol", null, "give a symbol such as BTC/USDC:USDC");
        type(request);
        OrderRequest resolved = resolved(request, venue);
        capable(resolved, venue);
        return resolved;
    }

    private static void type(OrderRequest request) {
        OrderType type = request.orderType();
        if (type == OrderType.LIMIT) {
            require(request, request.price() != null, "price", null, "a LIMIT order needs one, in quote units");
        } else if (type == OrderType.MARKET) {
            require(
                    request,
                    request.price() == null,
                    "price",
                    request.price(),
                    "a MARKET order has none; bound it with slippage");
            require(
                    request,
                    request.timeInForce() == null,
                    "timeInForce",
                    request.timeInForce(),
                    "only limit orders have one");
        } else {
            throw refusal(request, "UNSUPPORTED", "orderType " + type + " is not supported yet by this version");
        }
        require(
                request,
                request.triggerPrice() == null,
                "triggerPrice",
                request.triggerPrice(),
                "only stop and take-profit orders have one");
    }

    private static void capable(OrderRequest request, OpenVenue venue) {
        need(request, venue, request.orderType() == OrderType.LIMIT, Capability.LIMIT_ORDERS);
        need(request, venue, request.orderType() == OrderType.MARKET, Capability.MARKET_ORDERS);
        need(request, venue, request.timeInForce() == TimeInForce.GTX, Capability.POST_ONLY);
        need(request, venue, request.reduceOnly(), Capability.REDUCE_ONLY);
    }

    private static void need(OrderRequest request, OpenVenue venue, boolean asked, Capability capability) {
        Market market = request.market() == null ? Market.PERP : request.market();
        if (asked && !venue.capabilities(market).contains(capability)) {
            throw refusal(request, "UNSUPPORTED", venue.name() + " cannot do " + capability + " on " + market);
        }
    }

    private static OrderRequest resolved(OrderRequest request, OpenVenue venue) {
        Instrument instrument =
                venue.symbols().resolve(request.symbol() == null ? "" : request.symbol(), request.market());
        return new OrderRequest(
                request.action(),
                request.clientOrderId(),
                request.venue(),
                request.account(),
                instrument.listing().symbol(),
                instrument.listing().market(),
                request.side(),
                request.orderType(),
                request.quantity(),
                request.price(),
                request.triggerPrice(),
                request.orderType() == OrderType.LIMIT && request.timeInForce() == null
                        ? TimeInForce.GTC
                        : request.timeInForce(),
                request.reduceOnly(),
                request.positionSide(),
                request.leverage(),
                request.slippage(),
                request.createdAt(),
                request.strategyId(),
                request.origClientOrderId());
    }

    private static void require(
            OrderRequest request, boolean right, String field, @Nullable Object found, String cure) {
        if (!right) {
            throw refusal(
                    request,
                    "INVALID_FIELD",
                    field + (found == null ? " is missing; " : " is '" + found + "'; ") + cure);
        }
    }

    private static OrderRejectedException refusal(OrderRequest request, String code, String text) {
        String operation = request.action() == OrderAction.NEW
                ? "place"
                : request.action().name().toLowerCase(Locale.ROOT);
        return new OrderRejectedException(VenueException.notSent(request.venue(), operation, code, text));
    }
}
