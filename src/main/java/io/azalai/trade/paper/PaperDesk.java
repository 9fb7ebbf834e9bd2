package io.azalai.trade.paper;

import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.OrderStatus;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import io.azalai.simulator.matching.Amendment;
import io.azalai.simulator.matching.EndReason;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.MarginResult;
import io.azalai.simulator.matching.MarginSetting;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.Placement;
import io.azalai.simulator.matching.Purse;
import io.azalai.simulator.matching.VenueOrder;
import io.azalai.trade.Later;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.InsufficientBalanceException;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Permit;
import io.azalai.venue.PermitMint;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does on paper what a venue would do. Guarded by the paper venue's lock. */
final class PaperDesk {

    private static final Set<EndReason> POOR = Set.of(EndReason.INSUFFICIENT_MARGIN, EndReason.INSUFFICIENT_BALANCE);
    private static final String ALL = "";

    private final PaperVenue venue;
    private final Engine engine;
    private final PaperReads reads;
    private final PermitMint.Check permits;
    private final Later later;
    private final Clock clock;
    private final PaperTable table;
    /** When open orders are cancelled, by the engine's symbol, or for all. */
    private final Map<String, Instant> switches = new HashMap<>();

    PaperDesk(
            PaperVenue venue,
            Engine engine,
            PaperBook book,
            Telling words,
            PermitMint.Check permits,
            Later later,
            Clock clock) {
        this.venue = venue;
        this.engine = engine;
        this.permits = permits;
        this.later = later;
        this.clock = clock;
        table = new PaperTable(venue.name());
        reads = new PaperReads(venue, engine, book, words, clock);
        reads.answer(table);
        orders();
        settings();
    }

    private void orders() {
        table.on(TradeRequest.Place.class, asked -> place(asked, asked.permit()));
        table.on(TradeRequest.PlaceBatch.class, this::placeAll);
        table.on(TradeRequest.Amend.class, this::amend);
        table.on(TradeRequest.Cancel.class, asked -> cancel(asked, asked));
        table.on(TradeRequest.CancelBatch.class, asked -> asked.cancels().stream()
                .map(each -> answered(() -> cancel(asked, each)))
                .toList());
        table.on(TradeRequest.CancelAll.class, asked -> cancelAll(PaperTerms.key(asked.listing())));
        table.on(TradeRequest.ScheduleCancel.class, this::schedule);
    }

    private void settings() {
        table.on(SettingRequest.SetLeverage.class, asked -> {
            margin(asked, asked.listing(), asked.leverage(), asked.marginMode());
            return asked.leverage();
        });
        table.on(SettingRequest.SetMarginMode.class, asked -> {
            margin(asked, asked.listing(), asked.leverage(), asked.marginMode());
            return asked.marginMode();
        });
        table.on(SettingRequest.AdjustMargin.class, asked -> {
            String symbol = PaperTerms.key(asked.listing());
            require(asked, engine.adjustMargin(PaperVenue.ACCOUNT, symbol, asked.positionSide(), asked.amount()));
            return asked.amount();
        });
        table.on(SettingRequest.SetPositionMode.class, this::mode);
        table.on(SettingRequest.Transfer.class, this::transfer);
    }

    Object answer(AccountRequest<?> request) {
        return table.answer(request);
    }

    /** What must be listed and priced before a request is answered. */
    List<Listing> traded(AccountRequest<?> request) {
        if (request instanceof SettingRequest.SetLeverage asked) {
            return List.of(asked.listing());
        }
        if (request instanceof SettingRequest.SetMarginMode asked) {
            return List.of(asked.listing());
        }
        if (request instanceof SettingRequest.AdjustMargin asked) {
            return List.of(asked.listing());
        }
        if (request instanceof AccountRequest.ReadLeverage asked) {
            return List.of(asked.listing());
        }
        return request.permits().stream()
                .map(permit -> permit.order().listing())
                .distinct()
                .toList();
    }

    private OrderAck place(AccountRequest<?> asked, Permit permit) {
        return ack(asked, engine.place(order(asked, permit)).order());
    }

    private NewOrder order(AccountRequest<?> asked, Permit permit) {
        OrderTicket ticket = permits.redeem(permit, clock.instant());
        boolean hedged = venue.mode() == PositionMode.HEDGE;
        if (ticket.listing().market() == Market.PERP && hedged == (ticket.positionSide() == PositionSide.BOTH)) {
            String cure = hedged
                    ? "the account is in hedge mode: give LONG or SHORT"
                    : "the account is in one-way mode: give none";
            throw table.refused(
                    asked, "POSITION_SIDE_NOT_MATCH", "positionSide is " + ticket.positionSide() + ", and " + cure);
        }
        return PaperOrder.of(ticket);
    }

    private List<OrderAnswer> placeAll(TradeRequest.PlaceBatch batch) {
        if (!batch.bracket()) {
            return batch.permits().stream()
                    .map(permit -> answered(() -> place(batch, permit)))
                    .toList();
        }
        List<NewOrder> orders =
                batch.permits().stream().map(permit -> order(batch, permit)).toList();
        List<Placement> placed = engine.placeBracket(orders.get(0), orders.subList(1, orders.size()));
        return placed.stream()
                .map(each -> answered(() -> ack(batch, each.order())))
                .toList();
    }

    private static OrderAnswer answered(Supplier<OrderAck> ack) {
        try {
            return OrderAnswer.of(ack.get());
        } catch (VenueException refused) {
            return OrderAnswer.of(refused);
        }
    }

    private OrderAck ack(AccountRequest<?> asked, VenueOrder order) {
        if (order.status() == OrderStatus.REJECTED) {
            throw refused(asked, order.end());
        }
        return new OrderAck(
                Long.toString(order.id()),
                order.status(),
                order.filled(),
                order.averagePrice(),
                Telling.reason(order),
                order.updatedAt());
    }

    private VenueException refused(AccountRequest<?> asked, @Nullable EndReason reason) {
        String code = reason == EndReason.NO_MATCH ? VenueException.NO_LIQUIDITY : String.valueOf(reason);
        String text =
                "refused, " + String.valueOf(reason).toLowerCase(Locale.ROOT).replace('_', ' ');
        return reason != null && POOR.contains(reason)
                ? new InsufficientBalanceException(table.details(asked, code, text))
                : table.refused(asked, code, text);
    }

    private OrderAck amend(TradeRequest.Amend asked) {
        OrderTicket becomes = permits.redeem(asked.permit(), clock.instant());
        VenueOrder open = opened(
                asked,
                becomes.listing(),
                asked.orderId() == null ? becomes.venueClientOrderId() : null,
                asked.orderId());
        Amendment amended = engine.amend(PaperVenue.ACCOUNT, open.id(), becomes.quantity(), becomes.price())
                .orElseThrow(() -> notFound(asked));
        if (amended.refusal() != null) {
            throw refused(asked, amended.refusal());
        }
        return ack(asked, amended.order());
    }

    private OrderAck cancel(AccountRequest<?> asked, TradeRequest.Cancel which) {
        VenueOrder open = opened(asked, which.listing(), which.venueClientOrderId(), which.orderId());
        return engine.cancel(PaperVenue.ACCOUNT, open.id())
                .map(order -> ack(asked, order))
                .orElseThrow(() -> notFound(asked));
    }

    private VenueOrder opened(
            AccountRequest<?> asked, Listing listing, @Nullable String clientId, @Nullable String id) {
        return reads.find(listing, clientId, id).filter(VenueOrder::isOpen).orElseThrow(() -> notFound(asked));
    }

    private OrderNotFoundException notFound(AccountRequest<?> asked) {
        return new OrderNotFoundException(table.details(asked, "NOT_FOUND", "there is no such open order"));
    }

    /** Cancels what is open of a symbol, or all. */
    private List<OrderAck> cancelAll(String symbol) {
        List<OrderAck> canceled = new ArrayList<>();
        for (VenueOrder open : engine.openOrders(PaperVenue.ACCOUNT)) {
            if (symbol.equals(ALL) || open.request().symbol().equals(symbol)) {
                engine.cancel(PaperVenue.ACCOUNT, open.id())
                        .map(order -> new OrderAck(
                                Long.toString(order.id()),
                                order.status(),
                                order.filled(),
                                order.averagePrice(),
                                Telling.reason(order),
                                order.updatedAt()))
                        .ifPresent(canceled::add);
            }
        }
        return canceled;
    }

    /** The switch is not kept over a restart, as what refreshes it is not. */
    private Optional<Instant> schedule(TradeRequest.ScheduleCancel asked) {
        String symbol = asked.listing() == null ? ALL : PaperTerms.key(asked.listing());
        Duration after = asked.after();
        if (after == null) {
            switches.remove(symbol);
            return Optional.empty();
        }
        Instant due = clock.instant().plus(after);
        switches.put(symbol, due);
        later.in(
                after,
                () -> venue.operate(() -> {
                    if (switches.remove(symbol, due)) {
                        cancelAll(symbol);
                    }
                }));
        return Optional.of(due);
    }

    private void margin(AccountRequest<?> asked, Listing listing, int leverage, MarginMode mode) {
        String symbol = PaperTerms.key(listing);
        int most = engine.product(symbol).orElseThrow().maxLeverage();
        if (leverage < 1 || leverage > most) {
            throw table.refused(
                    asked,
                    "INVALID_LEVERAGE",
                    "leverage is " + leverage + "; " + listing.symbol() + " has 1 to " + most);
        }
        require(asked, engine.setMargin(PaperVenue.ACCOUNT, symbol, new MarginSetting(leverage, mode)));
    }

    private void require(AccountRequest<?> asked, MarginResult result) {
        switch (result) {
            case DONE -> {}
            case INSUFFICIENT ->
                throw new InsufficientBalanceException(
                        table.details(asked, result.name(), "the free margin does not suffice"));
            case OPEN_POSITION -> throw table.refused(asked, result.name(), "there is an open position");
            case NO_POSITION -> throw table.refused(asked, result.name(), "there is no position");
            case NOT_ISOLATED -> throw table.refused(asked, result.name(), "the position is not isolated");
        }
    }

    private PositionMode mode(SettingRequest.SetPositionMode asked) {
        if (asked.mode() == PositionMode.HEDGE && !venue.hasLegs()) {
            throw table.refused(asked, VenueException.NOT_SUPPORTED, venue.name() + " has the one-way mode only");
        }
        boolean busy = engine.openCount(PaperVenue.ACCOUNT) > 0
                || venue.pools().stream().anyMatch(pool -> !engine.account(PaperVenue.ACCOUNT, pool)
                        .positions()
                        .isEmpty());
        if (busy && asked.mode() != venue.mode()) {
            throw table.refused(asked, "OPEN_POSITION", "there are open orders or positions");
        }
        venue.mode(asked.mode());
        return asked.mode();
    }

    private String transfer(SettingRequest.Transfer asked) {
        Purse spot = Purse.spot(PaperVenue.ACCOUNT, asked.asset());
        Purse margin = new Purse(PaperVenue.ACCOUNT, asked.asset(), asked.asset());
        boolean toMargin = asked.from() == Market.SPOT;
        boolean moved = engine.move(toMargin ? spot : margin, toMargin ? margin : spot, asked.amount());
        if (!moved) {
            throw new InsufficientBalanceException(
                    table.details(asked, "INSUFFICIENT_BALANCE", "so much is not free: " + asked.amount()));
        }
        return asked.id();
    }
}
