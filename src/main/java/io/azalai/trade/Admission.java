package io.azalai.trade;

import io.azalai.model.Bracket;
import io.azalai.model.Effect;
import io.azalai.model.ExecType;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Order;
import io.azalai.model.OrderAction;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.RiskDecision;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.trade.journal.JournaledBracket;
import io.azalai.trade.risk.PriceQuote;
import io.azalai.trade.risk.RiskGate;
import io.azalai.trade.risk.RiskOrder;
import io.azalai.trade.risk.RiskView;
import io.azalai.trade.risk.Verdict;
import io.azalai.venue.Capability;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.RiskRejectedException;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The critical section: whether the id is known, what the gate says, and the reservation, all in memory; then the
 * INTENT (downstream.md section 7, steps). Safe for many threads: the desk's lock.
 */
final class Admission {

    private final OrderDesk desk;
    private final AccountDesk accounts;
    private final Ledger ledger;
    private final Venues venues;
    private final RiskGate gate;
    private final String configHash;
    private final Clock clock;

    Admission(OrderDesk desk, AccountDesk accounts, Ledger ledger, Venues venues, RiskGate gate, Clock clock) {
        this.desk = desk;
        this.accounts = accounts;
        this.ledger = ledger;
        this.venues = venues;
        this.gate = gate;
        this.configHash = gate.limits().hash();
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param intent null when the request was known already, and nothing is to be sent
     * @param durable done when the INTENT is on the disk
     */
    record Admitted(OrderReply reply, @Nullable Intent intent, CompletableFuture<Void> durable) {}

    /**
     * Lets an order in: a new one, or the one that closes a position.
     *
     * @throws RiskRejectedException when the gate refuses it
     * @throws OrderRejectedException with code {@code CLIENT_ORDER_ID_REUSED} when the id belongs to another order
     */
    Admitted admit(OrderRequest request, RiskOrder.Origin origin) {
        Instant arrived = clock.instant();
        String hash = RequestHash.of(request);
        return desk.within(() -> desk.find(OrderKey.of(request))
                .map(known -> repeated(known, hash))
                .orElseGet(() -> {
                    requireUnused(request);
                    OrderRequest order = request.action() == OrderAction.CLOSE_POSITION
                            ? Closing.order(request, accounts.view())
                            : request;
                    return judged(order, RiskOrder.of(order, origin), hash, arrived);
                }));
    }

    /**
     * Judges a new order as {@link #admit} would, and lets nothing in: nothing is reserved, written down or told.
     *
     * @throws OrderRejectedException when it cannot be judged, as there is no position to close or no room for what is
     *     to protect it
     */
    RiskDecision judge(OrderRequest request) {
        Instant arrived = clock.instant();
        return desk.within(() -> {
            RiskView view = accounts.view();
            OrderRequest order =
                    request.action() == OrderAction.CLOSE_POSITION ? Closing.order(request, view) : request;
            RiskOrder asked = RiskOrder.of(order, Protection.origin(order));
            Listing listing = venues.named(order.venue())
                    .symbols()
                    .resolve(asked.symbol(), order.market())
                    .listing();
            return decision(verdict(order, asked, listing, view), asked, listing, view, arrived);
        });
    }

    /** What the gate says of an order and of all that is to protect it. */
    private Verdict verdict(OrderRequest request, RiskOrder asked, Listing listing, RiskView view) {
        Verdict own = gate.evaluate(asked, view);
        if (!own.accepted()) {
            return own;
        }
        requireBracket(request, asked, listing, view);
        return refusal(Protection.of(request), asked, view).orElse(own);
    }

    /** Reads the account of a request anew; what cannot be read is as it was. */
    CompletableFuture<?> reread(OrderRequest request) {
        return accounts.refresh(venues.named(request.venue()), request.account())
                .handle((done, failure) -> request);
    }

    /**
     * Why an order that was let in may no longer go: it has ended, trading is held back since, or it waited until
     * request or price were too old. Empty when it may; to be asked within the desk's lock.
     */
    Optional<String> objection(Intent intent) {
        Order order = intent.order();
        RiskView view = accounts.view();
        boolean reduces = intent.effect() == Effect.REDUCE;
        boolean flattens = reduces && intent.asked().origin() == RiskOrder.Origin.SYSTEM_FLATTEN;
        Optional<String> held = view.memory().heldBack(order.listing(), reduces);
        if (held.isPresent() && !flattens) {
            return held;
        }
        OrderStatus status =
                desk.find(OrderKey.of(order)).map(life -> life.order().status()).orElse(OrderStatus.UNKNOWN);
        return status == OrderStatus.RECEIVED
                ? gate.outdated(intent.asked(), intent.effect(), view)
                : Optional.of("the order is " + status + " by now");
    }

    private void requireUnused(OrderRequest request) {
        if (desk.amendments().find(OrderKey.of(request)).isPresent()) {
            throw Field.refusal(
                    request,
                    "CLIENT_ORDER_ID_REUSED",
                    "clientOrderId " + request.clientOrderId() + " was used for an amendment; give a new one");
        }
    }

    private static Admitted repeated(OrderLife known, String hash) {
        Order order = known.order();
        if (!known.contentHash().equals(hash)) {
            throw new OrderRejectedException(VenueException.notSent(
                    order.venue(),
                    "place",
                    "CLIENT_ORDER_ID_REUSED",
                    "clientOrderId " + order.clientOrderId() + " was used for another order, now " + order.status()
                            + "; give a new one"));
        }
        return new Admitted(new OrderReply(order, true, null), null, CompletableFuture.completedFuture(null));
    }

    private Admitted judged(OrderRequest request, RiskOrder asked, String hash, Instant arrived) {
        OpenVenue venue = venues.named(request.venue());
        Instrument instrument = venue.symbols().resolve(asked.symbol(), request.market());
        RiskView view = accounts.view();
        List<OrderRequest> protecting = Protection.of(request);
        Listing listing = instrument.listing();
        Verdict verdict = verdict(request, asked, listing, view);
        RiskDecision decision = decision(verdict, asked, listing, view, arrived);
        ledger.passed(decision, decision.clientOrderId(), verdict.passed());
        OrderLife life = OrderLife.begin(order(request, asked, listing, venue, clock.instant()), hash);
        if (!decision.accepted()) {
            refuse(life, decision, clock.instant());
        }
        boolean tied = venue.capabilities(listing.market()).contains(Capability.BRACKETS);
        List<Entered> entered = new ArrayList<>(List.of(enter(request, asked, life, decision, view)));
        for (OrderRequest each : tied ? protecting : List.<OrderRequest>of()) {
            entered.add(entered(each, asked, venue, listing, view, arrived));
        }
        JournaledBracket bracket = bracket(request, life.order(), tied);
        CompletableFuture<Void> durable =
                ledger.intent(entered.stream().map(Entered::begun).toList(), bracket);
        List<Intent> children = entered.stream().skip(1).map(Entered::intent).toList();
        return new Admitted(
                new OrderReply(life.order(), false, decision),
                entered.get(0).intent().tying(children),
                durable);
    }

    /** What the gate accepts has a reference price. */
    private static void requireBracket(OrderRequest request, RiskOrder asked, Listing listing, RiskView view) {
        view.price(listing)
                .flatMap(quote -> quote.reference(listing.market()))
                .ifPresent(reference -> BracketCheck.market(
                        request, asked.side(), request.terms().bracket(), asked.price(), reference));
    }

    /** An order that was let in and reserved. */
    private record Entered(Intent intent, Ledger.Begun begun) {}

    private Entered enter(OrderRequest request, RiskOrder asked, OrderLife life, RiskDecision decision, RiskView view) {
        Order order = life.order();
        Listing listing = order.listing();
        Instant now = clock.instant();
        desk.enter(life);
        Effect effect = Objects.requireNonNull(decision.effect(), "what was let in has an effect");
        Integer leverage = Intent.needsLeverage(order, effect) ? gate.leverage(asked, view) : null;
        desk.book().reserve(asked, listing, effect, leverage, now);
        PriceQuote quote = view.price(listing).orElse(null);
        return new Entered(
                new Intent(
                        order,
                        asked,
                        Intent.bound(
                                order,
                                quote,
                                asked.slippage(),
                                gate.limits().trading().defaultSlippage()),
                        effect,
                        leverage,
                        Intent.Slices.of(request.terms()),
                        List.of()),
                new Ledger.Begun(life.told(ExecType.RECEIVED, null, now), decision));
    }

    /** One that the venue ties to the order: judged already, as if that had filled. */
    private Entered entered(
            OrderRequest request, RiskOrder parent, OpenVenue venue, Listing listing, RiskView view, Instant arrived) {
        RiskOrder asked = RiskOrder.of(request, RiskOrder.Origin.PROTECTION);
        Verdict verdict = gate.evaluateProtecting(asked, signed(parent), view);
        OrderLife life =
                OrderLife.begin(order(request, asked, listing, venue, clock.instant()), RequestHash.of(request));
        RiskDecision decision = decision(verdict, asked, listing, view, arrived);
        ledger.passed(decision, decision.clientOrderId(), verdict.passed());
        return enter(request, asked, life, decision, view);
    }

    /** The first objection to what is to protect an order. */
    private Optional<Verdict> refusal(List<OrderRequest> protecting, RiskOrder parent, RiskView view) {
        return protecting.stream()
                .map(each ->
                        gate.evaluateProtecting(RiskOrder.of(each, RiskOrder.Origin.PROTECTION), signed(parent), view))
                .filter(verdict -> !verdict.accepted())
                .findFirst();
    }

    private static BigDecimal signed(RiskOrder order) {
        BigDecimal quantity = order.quantity() == null ? BigDecimal.ZERO : order.quantity();
        return order.side() == Side.BUY ? quantity : quantity.negate();
    }

    private @Nullable JournaledBracket bracket(OrderRequest request, Order order, boolean tied) {
        Bracket wanted = request.terms().bracket();
        if (wanted.isEmpty()) {
            return null;
        }
        JournaledBracket bracket =
                new JournaledBracket(order.account(), order.clientOrderId(), wanted, tied, true, clock.instant());
        desk.brackets().put(bracket);
        return bracket;
    }

    /** As if an order had never been let in: it could not be written down. */
    void withdraw(Intent intent) {
        desk.within(() -> {
            desk.release(intent.order());
            intent.tied().forEach(child -> desk.release(child.order()));
            desk.brackets()
                    .of(intent.order())
                    .filter(bracket ->
                            bracket.clientOrderId().equals(intent.order().clientOrderId()))
                    .ifPresent(bracket -> desk.brackets().put(bracket.closed()));
            return null;
        });
    }

    private RiskDecision decision(Verdict verdict, RiskOrder asked, Listing listing, RiskView view, Instant arrived) {
        Instant now = clock.instant();
        return verdict.decision(
                asked, listing, view.memory().level(listing), configHash, Duration.between(arrived, now), now);
    }

    private void refuse(OrderLife life, RiskDecision decision, Instant now) {
        OrderLife.Change refused =
                life.moved(OrderStatus.RISK_REJECTED, ExecType.RISK_REJECTED, decision.message(), now);
        desk.enter(refused.life());
        ledger.refused(refused, decision);
        throw new RiskRejectedException(decision);
    }

    private static Order order(OrderRequest request, RiskOrder asked, Listing listing, OpenVenue venue, Instant now) {
        return new Order(
                listing,
                request.account(),
                null,
                request.clientOrderId(),
                venue.venueClientOrderId(request.account(), request.clientOrderId()),
                Objects.requireNonNull(request.terms().side(), "side"),
                Objects.requireNonNull(request.terms().orderType(), "orderType"),
                request.terms().positionSide(),
                Objects.requireNonNull(asked.quantity(), "quantity"),
                request.terms().price(),
                request.terms().triggerPrice(),
                request.terms().timeInForce(),
                request.terms().reduceOnly(),
                OrderStatus.RECEIVED,
                BigDecimal.ZERO,
                null,
                now,
                now,
                request.strategyId(),
                null,
                now,
                Source.DERIVED);
    }
}
