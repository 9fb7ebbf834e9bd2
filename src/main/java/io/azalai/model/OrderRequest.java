package io.azalai.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of the order path (downstream.md section 7).
 *
 * @param action what is to be done
 * @param clientOrderId 1 to 64 of {@code [A-Za-z0-9._:-]}, unique per account
 * @param venue name of the venue
 * @param account alias; {@code main} when the caller named none
 * @param symbol canonical or the venue's own; null only for CANCEL and AMEND by id, which it is to be the order's of,
 *     and for CANCEL_ALL and SCHEDULE_CANCEL of a venue
 * @param market where the symbol is looked for, or without a symbol all is cancelled, or the order is that is meant by
 *     its id; null for wherever that is
 * @param terms what is said of the order itself
 * @param createdAt when the caller made it: old requests are refused
 * @param strategyId a name of the caller, carried along; null for none
 * @param origClientOrderId the order meant by CANCEL and AMEND; null: for CANCEL clientOrderId itself
 * @param actor by which door it came, such as {@code http} or {@code flow:<route id>}: what that door says, never the
 *     caller; null until it has
 */
public record OrderRequest(
        OrderAction action,
        String clientOrderId,
        String venue,
        String account,
        @Nullable String symbol,
        @Nullable Market market,
        OrderTerms terms,
        Instant createdAt,
        @Nullable String strategyId,
        @Nullable String origClientOrderId,
        @Nullable String actor)
        implements Event {

    /** A new order. */
    public static OrderRequest place(String id, String venue, String symbol, OrderTerms terms, Instant createdAt) {
        return of(OrderAction.NEW, id, venue, terms, createdAt).at(symbol, null);
    }

    /** The end of an order. */
    public static OrderRequest cancel(String id, String venue, String target, Instant createdAt) {
        return of(OrderAction.CANCEL, id, venue, OrderTerms.NONE, createdAt).meaning(target);
    }

    /** The end of all open orders of a venue. */
    public static OrderRequest cancelAll(String id, String venue, Instant createdAt) {
        return of(OrderAction.CANCEL_ALL, id, venue, OrderTerms.NONE, createdAt);
    }

    /** Another quantity, price or both for an open order; null leaves it as it is. */
    public static OrderRequest amend(
            String id,
            String venue,
            String target,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal price,
            Instant createdAt) {
        return of(OrderAction.AMEND, id, venue, OrderTerms.amended(quantity, price), createdAt)
                .meaning(target);
    }

    /** The end of a position, whole, at the market. */
    public static OrderRequest closePosition(String id, String venue, String symbol, Instant createdAt) {
        return of(OrderAction.CLOSE_POSITION, id, venue, OrderTerms.NONE, createdAt)
                .at(symbol, null);
    }

    /** The dead-man switch: open orders of a venue go after this long; null switches it off. */
    public static OrderRequest scheduleCancel(String id, String venue, @Nullable Duration after, Instant createdAt) {
        return of(OrderAction.SCHEDULE_CANCEL, id, venue, OrderTerms.NONE.over(after, false), createdAt);
    }

    private static OrderRequest of(OrderAction action, String id, String venue, OrderTerms terms, Instant createdAt) {
        return new OrderRequest(action, id, venue, "main", null, null, terms, createdAt, null, null, null);
    }

    /** The same for another account. */
    public OrderRequest forAccount(String alias) {
        return new OrderRequest(
                action,
                clientOrderId,
                venue,
                alias,
                symbol,
                market,
                terms,
                createdAt,
                strategyId,
                origClientOrderId,
                actor);
    }

    /** The same for a symbol, looked for in a market or, where that is null, wherever it is listed. */
    public OrderRequest at(@Nullable String where, @Nullable Market in) {
        return new OrderRequest(
                action,
                clientOrderId,
                venue,
                account,
                where,
                in,
                terms,
                createdAt,
                strategyId,
                origClientOrderId,
                actor);
    }

    /** The same with other terms. */
    public OrderRequest with(OrderTerms other) {
        return new OrderRequest(
                action,
                clientOrderId,
                venue,
                account,
                symbol,
                market,
                other,
                createdAt,
                strategyId,
                origClientOrderId,
                actor);
    }

    /** The same in the name of a caller. */
    public OrderRequest by(@Nullable String strategy) {
        return new OrderRequest(
                action,
                clientOrderId,
                venue,
                account,
                symbol,
                market,
                terms,
                createdAt,
                strategy,
                origClientOrderId,
                actor);
    }

    /** The same, come by a door. */
    public OrderRequest from(String door) {
        return new OrderRequest(
                action,
                clientOrderId,
                venue,
                account,
                symbol,
                market,
                terms,
                createdAt,
                strategyId,
                origClientOrderId,
                door);
    }

    private OrderRequest meaning(String target) {
        return new OrderRequest(
                action, clientOrderId, venue, account, symbol, market, terms, createdAt, strategyId, target, actor);
    }

    @Override
    public Dataset dataset() {
        return Dataset.ORDER_REQUEST;
    }

    @Override
    public Instant timestamp() {
        return createdAt;
    }

    @Override
    public String key() {
        return venue + "|" + account + "|" + symbol;
    }
}
