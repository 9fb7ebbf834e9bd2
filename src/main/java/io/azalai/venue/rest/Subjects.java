package io.azalai.venue.rest;

import static java.util.Map.entry;

import io.azalai.model.Listing;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.AccountRequest.ReadDeleverageRanks;
import io.azalai.venue.AccountRequest.ReadFees;
import io.azalai.venue.AccountRequest.ReadFills;
import io.azalai.venue.AccountRequest.ReadFundingPayments;
import io.azalai.venue.AccountRequest.ReadLeverage;
import io.azalai.venue.AccountRequest.ReadOrder;
import io.azalai.venue.AccountRequest.ReadOrderHistory;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.SettingRequest.AdjustMargin;
import io.azalai.venue.SettingRequest.SetLeverage;
import io.azalai.venue.SettingRequest.SetMarginMode;
import io.azalai.venue.SettingRequest.SetPositionMode;
import io.azalai.venue.SettingRequest.Transfer;
import io.azalai.venue.TradeRequest.Cancel;
import io.azalai.venue.TradeRequest.CancelAll;
import io.azalai.venue.TradeRequest.CancelBatch;
import io.azalai.venue.TradeRequest.CancelTwap;
import io.azalai.venue.TradeRequest.ScheduleCancel;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a request is about, in the words its caller gave: fields with their values. Stateless. */
final class Subjects {

    /** By the class of a request of an account; orders have words of their own. */
    private static final Map<Class<?>, Function<AccountRequest<?>, String>> WORDS = Map.ofEntries(
            row(Cancel.class, Subjects::cancel),
            row(CancelBatch.class, batch -> together(batch.cancels().stream().map(Subjects::cancel))),
            row(CancelAll.class, all -> "all orders" + of(all.listing())),
            row(ScheduleCancel.class, timer -> "after " + timer.after() + of(timer.listing())),
            row(CancelTwap.class, twap -> "twapId " + twap.twapId() + of(twap.listing())),
            row(SetLeverage.class, set -> "leverage " + set.leverage() + of(set.listing())),
            row(
                    SetMarginMode.class,
                    set -> "marginMode " + set.marginMode() + " with leverage " + set.leverage() + of(set.listing())),
            row(AdjustMargin.class, margin -> "amount " + plain(margin.amount()) + of(margin.listing())),
            row(SetPositionMode.class, set -> "mode " + set.mode()),
            row(
                    Transfer.class,
                    moved -> "amount " + plain(moved.amount()) + " " + moved.asset() + " from " + moved.from()),
            row(ReadOrder.class, order -> order(order.venueClientOrderId(), order.orderId(), order.listing())),
            row(ReadFills.class, fills -> "fills" + of(fills.listing())),
            row(ReadOrderHistory.class, history -> "orders" + of(history.listing())),
            row(ReadFundingPayments.class, payments -> "funding" + of(payments.listing())),
            row(ReadFees.class, fees -> "fees" + of(fees.listing())),
            row(ReadLeverage.class, leverage -> "leverage" + of(leverage.listing())),
            row(ReadDeleverageRanks.class, ranks -> "ranks" + of(ranks.listing())));

    private Subjects() {}

    private static <Q extends AccountRequest<?>> Map.Entry<Class<?>, Function<AccountRequest<?>, String>> row(
            Class<Q> kind, Function<Q, String> words) {
        return entry(kind, request -> words.apply(kind.cast(request)));
    }

    /** Of a whole request, as an account's; empty of what concerns no account. */
    static String of(VenueRequest<?> request) {
        if (!(request.whole() instanceof AccountRequest<?> ours)) {
            return "";
        }
        if (!ours.permits().isEmpty()) {
            return together(ours.permits().stream().map(permit -> order(permit.order()))) + by(ours);
        }
        Function<AccountRequest<?>, String> words = WORDS.get(ours.getClass());
        return (words == null ? ours.operation() : words.apply(ours)) + by(ours);
    }

    /** Of an order that is to be placed. */
    static String order(OrderTicket ticket) {
        BigDecimal trigger = ticket.triggerPrice();
        return ticket.side() + " quantity " + plain(ticket.quantity()) + of(ticket.listing())
                + (trigger == null ? "" : " when " + plain(trigger) + ",") + " at price " + plain(ticket.price())
                + (ticket.reduceOnly() ? ", reduceOnly" : "");
    }

    /** Of an order that is to be cancelled. */
    static String cancel(Cancel cancel) {
        return order(cancel.venueClientOrderId(), cancel.orderId(), cancel.listing());
    }

    private static String order(@Nullable String clientOrderId, @Nullable String orderId, Listing listing) {
        return "order " + (clientOrderId == null ? orderId : clientOrderId) + of(listing);
    }

    private static String of(@Nullable Listing listing) {
        return listing == null ? "" : " of " + listing.symbol();
    }

    private static String by(AccountRequest<?> request) {
        return ", account '" + request.account() + "'";
    }

    private static String together(Stream<String> orders) {
        return orders.collect(Collectors.joining("; "));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
