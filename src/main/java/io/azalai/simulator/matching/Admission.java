package io.azalai.simulator.matching;

import io.azalai.model.Level;
import io.azalai.model.Market;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether an order may enter: pure functions of the order, its account and the book. */
final class Admission {

    private Admission() {}

    /** Why the order is refused; empty when it may enter. */
    static Optional<EndReason> refusal(LiveOrder order, Book book, BigDecimal mark, Supplier<AccountView> account) {
        List<Level> reachable = book.reachable(order);
        if (order.request().reduces()
                && order.account.reducible(order.request()).signum() == 0) {
            return Optional.of(EndReason.WOULD_INCREASE);
        }
        Optional<EndReason> byTime = refusedByTimeInForce(order, reachable, book);
        if (byTime.isPresent() || order.account.unlimited || order.request().reduces()) {
            return byTime;
        }
        return order.product.market() == Market.SPOT
                ? refusedBySpotBalance(order, reachable, account)
                : refusedByMargin(order, marginPrice(order, reachable, mark), account);
    }

    private static Optional<EndReason> refusedByTimeInForce(LiveOrder order, List<Level> reachable, Book book) {
        return switch (order.request().timeInForce()) {
            case GTC -> Optional.empty();
            case GTX -> reachable.isEmpty() ? Optional.empty() : Optional.of(EndReason.WOULD_MATCH);
            case IOC -> reachable.isEmpty() ? Optional.of(EndReason.NO_MATCH) : Optional.empty();
            case FOK ->
                order.allowed().min(book.fillable(order)).compareTo(order.remaining()) < 0
                        ? Optional.of(EndReason.NOT_FILLABLE)
                        : Optional.empty();
        };
    }

    private static Optional<EndReason> refusedBySpotBalance(
            LiveOrder order, List<Level> reachable, Supplier<AccountView> view) {
        BigDecimal needed = order.side() == Side.SELL ? order.remaining() : cost(order, reachable);
        Account account = order.account;
        String asset = Account.paysWith(order);
        BigDecimal free = account.isShared(asset)
                ? view.get().available()
                : account.held(asset).subtract(account.locked(asset));
        return free.compareTo(needed) < 0 ? Optional.of(EndReason.INSUFFICIENT_BALANCE) : Optional.empty();
    }

    private static BigDecimal cost(LiveOrder order, List<Level> reachable) {
        BigDecimal cost = reachable.stream()
                .map(level -> level.price().multiply(level.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return order.request().mayRest()
                ? cost.add(order.remaining().subtract(quantity(reachable)).multiply(order.limit()))
                : cost;
    }

    private static Optional<EndReason> refusedByMargin(
            LiveOrder order, BigDecimal price, Supplier<AccountView> account) {
        BigDecimal increasing = order.remaining().subtract(order.account.reducible(order.request()));
        if (increasing.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal needed = increasing
                .multiply(price)
                .divide(BigDecimal.valueOf(order.account.leverage(order.product)), MathContext.DECIMAL64);
        return account.get().available().compareTo(needed) < 0
                ? Optional.of(EndReason.INSUFFICIENT_MARGIN)
                : Optional.empty();
    }

    /** The best price it meets; for what rests, its limit if that is the dearer. */
    private static BigDecimal marginPrice(LiveOrder order, List<Level> reachable, BigDecimal mark) {
        BigDecimal met = reachable.isEmpty() ? mark : reachable.get(0).price();
        BigDecimal limit = order.request().price();
        if (limit == null || !order.request().mayRest()) {
            return met;
        }
        return reachable.isEmpty() ? limit : limit.max(met);
    }

    private static BigDecimal quantity(List<Level> levels) {
        return levels.stream().map(Level::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
