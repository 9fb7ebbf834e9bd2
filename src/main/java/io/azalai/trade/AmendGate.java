package io.azalai.trade;

import io.azalai.model.Instrument;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.RiskDecision;
import io.azalai.model.Rounding;
import io.azalai.trade.journal.JournaledAmendment;
import io.azalai.trade.risk.RiskGate;
import io.azalai.trade.risk.RiskOrder;
import io.azalai.trade.risk.RiskView;
import io.azalai.trade.risk.Verdict;
import io.azalai.venue.Capability;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.RiskRejectedException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The critical section of an amendment: whether its id is known, whether its order can be amended, what the gate says
 * of the order it is to become with the old one removed (risk.md section 2), and the reservation; then the INTENT. Only
 * limits are amended: what waits for a price protects a position, and venues end it before they take what it is to
 * become (hyperliquid.md section 3.3), so that a refusal or a lost answer would leave the position bare. Safe for many
 * threads: the desk's lock.
 */
final class AmendGate {

    private final OrderDesk desk;
    private final AccountDesk accounts;
    private final Ledger ledger;
    private final RiskGate gate;
    private final Dispatch dispatch;
    private final Venues venues;
    private final Clock clock;

    AmendGate(OrderDesk desk, AccountDesk accounts, Ledger ledger, RiskGate gate, Dispatch dispatch) {
        this.desk = desk;
        this.accounts = accounts;
        this.ledger = ledger;
        this.gate = gate;
        this.dispatch = dispatch;
        this.venues = dispatch.venues();
        this.clock = dispatch.clock();
    }

    /**
     * What came of it.
     *
     * @param reply the order as it stands
     * @param amendment null when the request was known already, and nothing is to be sent
     * @param durable done when the INTENT is on the disk
     */
    record Judged(OrderReply reply, @Nullable JournaledAmendment amendment, CompletableFuture<Void> durable) {}

    /**
     * Lets an amendment through.
     *
     * @throws RiskRejectedException when the gate refuses it
     * @throws OrderNotFoundException when its order is not known or has ended
     * @throws io.azalai.venue.OrderRejectedException when it cannot be amended, or the id belongs to something else
     */
    Judged judge(OrderRequest request) {
        Instant arrived = clock.instant();
        String hash = RequestHash.of(request);
        return desk.within(() -> {
            return desk.amendments()
                    .find(OrderKey.of(request))
                    .map(known -> repeated(request, known, hash))
                    .orElseGet(() -> fresh(request, hash, arrived));
        });
    }

    /** Writes down what became of one. */
    void ended(JournaledAmendment amendment) {
        desk.within(() -> {
            desk.amendments().put(amendment);
            ledger.amended(amendment);
            return null;
        });
    }

    /** As if it had never been asked for: it could not be written down. */
    void forget(JournaledAmendment amendment) {
        desk.within(() -> {
            desk.amendments().remove(amendment);
            return null;
        });
    }

    /** Those that were written down and whose outcome was not. */
    List<JournaledAmendment> open() {
        return desk.within(() -> desk.amendments().open());
    }

    private Judged repeated(OrderRequest request, JournaledAmendment known, String hash) {
        if (!known.contentHash().equals(hash)) {
            throw reused(request);
        }
        Order order = target(request).order();
        return new Judged(new OrderReply(order, true, null), null, CompletableFuture.completedFuture(null));
    }

    private Judged fresh(OrderRequest request, String hash, Instant arrived) {
        if (desk.find(OrderKey.of(request)).isPresent()) {
            throw reused(request);
        }
        OrderLife life = target(request);
        Order order = life.order();
        OpenVenue venue = venues.named(order.venue());
        Field.requirePlace(request, order, venue);
        requireAmendable(request, life, venue);
        Amendment amendment = amendment(request, life, venue);
        requireBracket(request, order, amendment);
        RiskOrder asked = asked(request, order, amendment);
        RiskView view = accounts.viewWithout(order);
        Verdict verdict = amendment.lowers(order) ? gate.evaluateLowering(asked, view) : gate.evaluate(asked, view);
        Instant now = clock.instant();
        RiskDecision decision = verdict.decision(
                asked,
                order.listing(),
                view.memory().level(order.listing()),
                gate.limits().hash(),
                Duration.between(arrived, now),
                now);
        ledger.passed(decision, order.clientOrderId(), verdict.passed());
        if (!decision.accepted()) {
            ledger.refused(decision);
            throw new RiskRejectedException(decision, "amend");
        }
        return reserved(life, amendment, asked, decision, hash);
    }

    private Judged reserved(OrderLife life, Amendment amendment, RiskOrder asked, RiskDecision decision, String hash) {
        Order order = life.order();
        desk.change(order, now -> new OrderLife.Change(now.amending(amendment), List.of()));
        desk.book()
                .amend(
                        order,
                        asked,
                        Objects.requireNonNull(decision.effect(), "what was let in has an effect"),
                        clock.instant());
        JournaledAmendment journaled = new JournaledAmendment(
                order.account(),
                amendment.clientOrderId(),
                order.clientOrderId(),
                hash,
                amendment.quantity(),
                amendment.price(),
                JournaledAmendment.Outcome.SENT,
                clock.instant());
        desk.amendments().put(journaled);
        return new Judged(new OrderReply(order, false, decision), journaled, ledger.intent(journaled, decision));
    }

    private OrderLife target(OrderRequest request) {
        String id = Objects.requireNonNull(request.origClientOrderId(), "origClientOrderId");
        return desk.find(OrderKey.of(request).with(id))
                .filter(life -> life.order().venue().equals(request.venue()))
                .orElseThrow(() -> Field.unknownOrder(request, id));
    }

    private static void requireAmendable(OrderRequest request, OrderLife life, OpenVenue venue) {
        Order order = life.order();
        String cure = "cancel " + order.clientOrderId() + " and place a new order";
        Market market = order.listing().market();
        if (!venue.capabilities(market, order.account()).contains(Capability.AMEND)) {
            String who =
                    venue.capabilities(market).contains(Capability.AMEND) ? " by the keys of " + order.account() : "";
            throw Field.refusal(
                    request, "UNSUPPORTED", venue.name() + " cannot do AMEND on " + market + who + "; " + cure);
        }
        if (order.orderType() != OrderType.LIMIT) {
            throw Field.refusal(
                    request,
                    "UNSUPPORTED",
                    "a " + order.orderType() + " order cannot be amended; "
                            + (order.triggerPrice() == null
                                    ? cure
                                    : "place another, and cancel " + order.clientOrderId() + " once that is open"));
        }
        boolean works = order.status() == OrderStatus.NEW || order.status() == OrderStatus.PARTIALLY_FILLED;
        if (!works || life.replacement().pending() != null) {
            String status = works ? "being amended" : order.status().toString();
            throw Field.refusal(
                    request,
                    "NOT_AMENDABLE",
                    "order " + order.clientOrderId() + " is " + status
                            + "; only one that is NEW or PARTIALLY_FILLED can be amended");
        }
    }

    /** More than has filled by the fills, or by the venue's word where some have not come yet. */
    private Amendment amendment(OrderRequest request, OrderLife life, OpenVenue venue) {
        Order order = life.order();
        BigDecimal filled = life.fills().atMost();
        Instrument instrument = venue.symbols()
                .resolve(order.listing().symbol(), order.listing().market());
        OrderTerms terms = request.terms();
        OrderTerms onGrid = terms.round() == Rounding.DOWN ? Grid.down(terms, instrument) : terms;
        BigDecimal quantity = onGrid.quantity() == null ? order.quantity() : onGrid.quantity();
        BigDecimal price = onGrid.price() == null ? order.price() : onGrid.price();
        Field.require(
                request,
                quantity.compareTo(filled) > 0,
                "quantity",
                quantity.toPlainString(),
                "give more than the " + filled.toPlainString() + " that have filled, or cancel the order");
        return Amendment.sent(
                request.clientOrderId(),
                quantity,
                Objects.requireNonNull(price, "a limit has a price"),
                dispatch.actedOnBy(order, clock.instant()));
    }

    /** What protects the order stays where it is. */
    private void requireBracket(OrderRequest request, Order order, Amendment amendment) {
        if (request.terms().price() == null) {
            return;
        }
        desk.brackets()
                .of(order)
                .filter(bracket -> bracket.key().equals(OrderKey.of(order)))
                .ifPresent(bracket -> {
                    BracketCheck.limit(request, order.side(), bracket.bracket(), amendment.price());
                    accounts.view()
                            .price(order.listing())
                            .flatMap(quote -> quote.reference(order.listing().market()))
                            .ifPresent(reference -> BracketCheck.market(
                                    request, order.side(), bracket.bracket(), amendment.price(), reference));
                });
    }

    /** What may still fill of the order as it is to become, at the leverage it was let in with. */
    private RiskOrder asked(OrderRequest request, Order order, Amendment amendment) {
        OrderTerms terms = OrderTerms.limit(
                        order.side(), amendment.quantity().subtract(order.filledQty()), amendment.price())
                .inForce(order.timeInForce())
                .acting(order.positionSide(), order.reduceOnly())
                .bounded(desk.book().leverage(order).orElse(null), null);
        OrderRequest asked =
                request.at(order.listing().symbol(), order.listing().market()).with(terms);
        return RiskOrder.of(asked, RiskOrder.Origin.CALLER);
    }

    private static RuntimeException reused(OrderRequest request) {
        return Field.refusal(
                request,
                "CLIENT_ORDER_ID_REUSED",
                "clientOrderId " + request.clientOrderId() + " was used for something else; give a new one");
    }
}
