package io.azalai.trade;

import io.azalai.model.Instrument;
import io.azalai.model.Market;
import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.PositionSide;
import io.azalai.model.Rounding;
import io.azalai.trade.risk.ReasonCode;
import io.azalai.venue.Capability;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.VenueException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Reads a request for what it asks: every field that its action needs is there, none that it cannot have, and its
 * symbol is one of the venue's (downstream.md section 7, request). Immutable.
 */
final class Intake {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern OWN_ID = Pattern.compile("[A-Za-z0-9._:@-]{1,128}");

    private static final Pattern STRATEGY = Pattern.compile("[^\\p{Cntrl}]{1,128}");

    private final Venues venues;
    private final Unjudged unjudged;
    private final OrderTraces traces;

    Intake(Venues venues, Unjudged unjudged, OrderTraces traces) {
        this.traces = traces;
        this.venues = venues;
        this.unjudged = unjudged;
    }

    /**
     * The request with its symbol in canonical form and, where it asks for that, its numbers on the grid.
     *
     * @throws VenueException with outcome NOT_SENT, naming the field, what it was and what is right
     */
    OrderRequest check(OrderRequest request) {
        try {
            return noted(unnoted(request));
        } catch (InvalidSymbolException unknown) {
            noted(request);
            if (request.action() == OrderAction.NEW || request.action() == OrderAction.CLOSE_POSITION) {
                unjudged.refused(request, ReasonCode.UNKNOWN_INSTRUMENT, unknown.text());
            }
            throw unknown;
        }
    }

    /** The same for one that is judged only: nothing is written down or told of it. */
    OrderRequest unnoted(OrderRequest request) {
        switch (request.action()) {
            case NEW, AMEND, CLOSE_POSITION -> requireFree(request);
            case CANCEL, CANCEL_ALL, SCHEDULE_CANCEL -> {}
        }
        return checked(request);
    }

    /** The same for one that protects another, whose id is made of that one's. */
    OrderRequest protecting(OrderRequest request) {
        return noted(checked(request));
    }

    /** The same for one that protects another and is judged only. */
    OrderRequest protectingUnnoted(OrderRequest request) {
        return checked(request);
    }

    private OrderRequest noted(OrderRequest request) {
        traces.requested(request);
        return request;
    }

    /** What protects an order is known by its id: another by that name would be taken for it. */
    private static void requireFree(OrderRequest request) {
        Field.require(
                request,
                !Protection.isKept(request.clientOrderId()),
                "clientOrderId",
                request.clientOrderId(),
                "give one that does not end in .tp or .sl, with a number or without: those are kept for what protects"
                        + " an order by its takeProfitPrice or stopLossPrice");
    }

    private OrderRequest checked(OrderRequest request) {
        OpenVenue venue = venues.named(request.venue());
        if (!venue.accounts().contains(request.account())) {
            throw Field.refusal(
                    request,
                    "INVALID_FIELD",
                    "account is '" + request.account() + "'; " + venue.name() + " has " + venue.accounts());
        }
        DigitsCheck.require(request);
        requireStrategy(request);
        return switch (request.action()) {
            case NEW -> order(request, venue);
            case CANCEL -> cancel(request);
            case CANCEL_ALL -> request.symbol() == null ? request : resolved(request, venue);
            case AMEND -> amend(request);
            case CLOSE_POSITION -> close(request, venue);
            case SCHEDULE_CANCEL -> schedule(request, venue);
        };
    }

    private static void requireStrategy(OrderRequest request) {
        String strategy = request.strategyId();
        Field.require(
                request,
                strategy == null || STRATEGY.matcher(strategy).matches(),
                "strategyId",
                strategy == null ? null : strategy.length() + " characters",
                "give up to 128 characters that can be printed");
    }

    private static OrderRequest order(OrderRequest request, OpenVenue venue) {
        requireId(request);
        requireSymbol(request);
        TermsCheck.order(request);
        OrderRequest resolved = resolved(request, venue);
        TermsCheck.capable(resolved, venue);
        return resolved;
    }

    private static OrderRequest cancel(OrderRequest request) {
        String target = request.origClientOrderId() == null ? request.clientOrderId() : request.origClientOrderId();
        Field.require(
                request,
                OWN_ID.matcher(target).matches(),
                "origClientOrderId",
                target,
                "give the clientOrderId of the order to cancel");
        return request;
    }

    private static OrderRequest amend(OrderRequest request) {
        requireId(request);
        String target = request.origClientOrderId();
        boolean another = target != null && OWN_ID.matcher(target).matches() && !target.equals(request.clientOrderId());
        Field.require(
                request,
                another,
                "origClientOrderId",
                target,
                "give the clientOrderId of the order to amend; clientOrderId is the amendment's own");
        OrderTerms terms = request.terms();
        Field.require(
                request,
                terms.quantity() != null || terms.price() != null,
                "quantity",
                null,
                "an AMEND needs quantity, price or both");
        OrderTerms bare = OrderTerms.amended(terms.quantity(), terms.price()).rounded(terms.round());
        Field.require(
                request,
                bare.equals(terms),
                "AMEND",
                "more than quantity and price",
                "only those two can be amended; cancel the order and place it anew");
        return request;
    }

    private static OrderRequest close(OrderRequest request, OpenVenue venue) {
        requireId(request);
        requireSymbol(request);
        OrderTerms terms = request.terms();
        OrderTerms bare =
                OrderTerms.NONE.acting(terms.positionSide(), terms.reduceOnly()).bounded(null, terms.slippage());
        Field.require(
                request,
                bare.equals(terms),
                "CLOSE_POSITION",
                "more than symbol, positionSide and slippage",
                "it closes the whole position at the market; for a part send a reduceOnly order");
        OrderRequest resolved = resolved(request, venue);
        Field.require(
                request,
                resolved.market() == Market.PERP,
                "market",
                resolved.market(),
                "only perpetuals have positions; sell what you hold on spot with a SELL order");
        TermsCheck.need(resolved, venue, true, Capability.REDUCE_ONLY);
        TermsCheck.need(resolved, venue, terms.positionSide() != PositionSide.BOTH, Capability.HEDGE_MODE);
        return resolved;
    }

    private static OrderRequest schedule(OrderRequest request, OpenVenue venue) {
        OrderTerms terms = request.terms();
        Field.require(
                request,
                OrderTerms.NONE.over(terms.pace().period(), false).equals(terms),
                "SCHEDULE_CANCEL",
                "more than symbol and periodSeconds",
                "it cancels whatever is open once periodSeconds have passed; without them it is switched off");
        Duration period = terms.pace().period();
        Field.require(
                request,
                period == null || period.compareTo(AccountSettings.SHORTEST_SILENCE) >= 0,
                "periodSeconds",
                period == null ? null : period.toSeconds(),
                "give 1 or more, or leave it out to switch the venue's switch off");
        OrderRequest resolved = request.symbol() == null ? request : resolved(request, venue);
        TermsCheck.need(resolved, venue, true, Capability.DEAD_MAN_SWITCH);
        return resolved;
    }

    private static void requireId(OrderRequest request) {
        Field.require(
                request,
                ID.matcher(request.clientOrderId()).matches(),
                "clientOrderId",
                request.clientOrderId(),
                "give 1 to 64 of A-Z a-z 0-9 . _ : -");
    }

    private static void requireSymbol(OrderRequest request) {
        Field.require(request, request.symbol() != null, "symbol", null, "give a symbol such as BTC/USDC:USDC");
    }

    private static OrderRequest resolved(OrderRequest request, OpenVenue venue) {
        Instrument instrument =
                venue.symbols().resolve(request.symbol() == null ? "" : request.symbol(), request.market());
        OrderTerms terms = TermsCheck.complete(request.terms());
        OrderTerms onGrid = terms.round() == Rounding.DOWN ? Grid.down(terms, instrument) : terms;
        return request.at(instrument.listing().symbol(), instrument.listing().market())
                .with(onGrid);
    }
}
