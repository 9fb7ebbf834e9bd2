package io.azalai.simulator.matching;

import io.azalai.model.OrderStatus;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order while it may still change. Guarded by the engine's lock. */
final class LiveOrder {

    final long id;
    final Account account;
    final Product product;
    /** Orders that begin once this one is filled, and end with it otherwise. */
    List<LiveOrder> children = List.of();
    /** Orders of which one fill ends the others; this one among them. */
    List<LiveOrder> siblings = List.of();
    /** What closes somebody's position; null for an ordinary order. */
    @Nullable LiquidationMark liquidation;

    private final Instant createdAt;
    private NewOrder request;
    private Instant updatedAt;
    private @Nullable Instant triggeredAt;
    private Stage stage;
    private OrderStatus status = OrderStatus.NEW;
    private @Nullable EndReason end;
    /** How far the price went an order's way, for one that trails; null until it is active. */
    private @Nullable BigDecimal best;

    private @Nullable BigDecimal worst;
    private BigDecimal filled = BigDecimal.ZERO;
    private BigDecimal filledNotional = BigDecimal.ZERO;

    LiveOrder(long id, NewOrder request, Account account, Product product, Instant createdAt) {
        this.id = id;
        this.request = request;
        this.account = account;
        this.product = product;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.stage = request.trigger() == null ? Stage.WORKING : Stage.WAITING_FOR_TRIGGER;
    }

    /** Takes it up where it stood. */
    void resume(VenueOrder kept, @Nullable BigDecimal trailedTo) {
        stage = kept.stage();
        status = kept.status();
        end = kept.end();
        filled = kept.filled();
        filledNotional = kept.filledNotional();
        updatedAt = kept.updatedAt();
        triggeredAt = kept.triggeredAt();
        best = trailedTo;
    }

    /** How far the price went its way, for one that trails; null until it is active. */
    @Nullable BigDecimal best() {
        return best;
    }

    NewOrder request() {
        return request;
    }

    Side side() {
        return request.side();
    }

    boolean isWorking() {
        return stage == Stage.WORKING;
    }

    Stage stage() {
        return stage;
    }

    BigDecimal remaining() {
        return request.quantity().subtract(filled);
    }

    BigDecimal filled() {
        return filled;
    }

    boolean isOpen() {
        return !status.isTerminal();
    }

    boolean isFilled() {
        return status == OrderStatus.FILLED;
    }

    /** Whether margin ran out before all of it was filled. */
    boolean ranOutOfMargin() {
        return end == EndReason.INSUFFICIENT_MARGIN && !isUntouched();
    }

    boolean isUntouched() {
        return filled.signum() == 0;
    }

    /** What it may still fill: its remainder, and no more than the position if it only reduces. */
    BigDecimal allowed() {
        return allowedAfter(BigDecimal.ZERO);
    }

    /** The same once others on its side have filled so much of its position. */
    BigDecimal allowedAfter(BigDecimal others) {
        return request.reduces()
                ? remaining().min(account.reducible(request).subtract(others).max(BigDecimal.ZERO))
                : remaining();
    }

    /** Lets a market order execute no further from mark than its product says. */
    void bindTo(BigDecimal mark) {
        if (request.price() == null && product.takeBound().signum() > 0) {
            BigDecimal far = mark.multiply(product.takeBound());
            worst = side() == Side.BUY ? mark.add(far) : mark.subtract(far);
        }
    }

    /** Whether its limit allows this price; a market order allows any, or what lies within its bound. */
    boolean accepts(BigDecimal price) {
        BigDecimal limit = request.price() == null ? worst : request.price();
        return limit == null || (side() == Side.BUY ? price.compareTo(limit) <= 0 : price.compareTo(limit) >= 0);
    }

    /** Limit price of an order that rests. */
    BigDecimal limit() {
        BigDecimal price = request.price();
        if (price == null) {
            throw new IllegalStateException("a market order has no limit");
        }
        return price;
    }

    /** Whether a conditional order fires at this price; a trailing one notes how far the price has come. */
    boolean firesAt(BigDecimal price) {
        Trigger trigger = request.trigger();
        if (trigger == null || trigger.callback() == null) {
            return trigger != null && trigger.reached(price);
        }
        if (best == null && !trigger.reached(price)) {
            return false;
        }
        boolean rising = trigger.direction() == Trigger.Direction.RISING;
        best = best == null ? price : rising ? best.max(price) : best.min(price);
        BigDecimal back = best.multiply(trigger.callback());
        return rising ? price.compareTo(best.subtract(back)) <= 0 : price.compareTo(best.add(back)) >= 0;
    }

    void waitFor(Stage next) {
        stage = next;
    }

    /** Works from now on. */
    void fire(Instant now) {
        stage = Stage.WORKING;
        triggeredAt = now;
        updatedAt = now;
        if (request.closePosition()) {
            request = request.withSize(account.reducible(request), request.price());
        }
    }

    void amend(NewOrder changed, Instant now) {
        request = changed;
        updatedAt = now;
    }

    void fill(BigDecimal quantity, BigDecimal price, Instant now) {
        filled = filled.add(quantity);
        filledNotional = filledNotional.add(quantity.multiply(price));
        status = remaining().signum() == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        updatedAt = now;
    }

    void end(OrderStatus last, EndReason reason, Instant now) {
        status = last;
        end = reason;
        updatedAt = now;
    }

    VenueOrder view() {
        return new VenueOrder(
                id, request, status, end, filled, filledNotional, createdAt, updatedAt, stage, triggeredAt);
    }
}
