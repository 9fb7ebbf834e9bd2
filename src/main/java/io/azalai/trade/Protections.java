package io.azalai.trade;

import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.trade.risk.AccountState;
import io.azalai.trade.risk.OpenPosition;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** Which open orders protect what is held. Safe for many threads: it keeps nothing of its own. */
final class Protections {

    private final OrderDesk desk;
    private final AccountDesk accounts;

    Protections(OrderDesk desk, AccountDesk accounts) {
        this.desk = desk;
        this.accounts = accounts;
    }

    /** Whether it can make a position smaller, and nothing else. */
    static boolean reduces(Order order) {
        boolean closes = order.side() == Side.SELL
                ? order.positionSide() == PositionSide.LONG
                : order.positionSide() == PositionSide.SHORT;
        return order.reduceOnly() || order.closesPosition() || closes;
    }

    /**
     * Whether it would open nothing: it can only close, sells on spot, or is no larger than the position it would make
     * smaller, or nobody can tell.
     */
    boolean opensNothing(Order order) {
        if (reduces(order)) {
            return true;
        }
        return order.listing().market() == Market.SPOT
                ? order.side() == Side.SELL
                : desk.within(() -> account(order))
                        .filter(state -> state.standing() != null)
                        .map(state -> opposed(order, state)
                                .anyMatch(held -> held.abs().compareTo(order.leavesQuantity()) >= 0))
                        .orElse(true);
    }

    /** Whether it can only make a position smaller that is held, or that nobody can tell of. */
    boolean protects(Order order) {
        return reduces(order)
                && desk.within(() -> account(order))
                        .filter(state -> state.standing() != null)
                        .map(state -> opposed(order, state).findAny().isPresent())
                        .orElse(true);
    }

    private Optional<AccountState> account(Order order) {
        return accounts.view().venues().stream()
                .filter(state -> state.venue().equals(order.venue()))
                .flatMap(state -> state.accounts().stream())
                .filter(state -> state.account().equals(order.account()))
                .findFirst();
    }

    /** The signed quantity that it would make smaller; none where nothing is held on its other side. */
    private static Stream<BigDecimal> opposed(Order order, AccountState account) {
        return account.positions().stream()
                .filter(position -> position.listing().equals(order.listing()))
                .filter(position -> position.positionSide() == order.positionSide())
                .map(OpenPosition::quantity)
                .filter(held -> held.signum() == (order.side() == Side.SELL ? 1 : -1));
    }
}
