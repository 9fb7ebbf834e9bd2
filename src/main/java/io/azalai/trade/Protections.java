package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.trade.risk.AccountState;
import io.azalai.trade.risk.OpenPosition;
import java.util.Optional;

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

    /** Whether it can only make a position smaller that is held, or that nobody can tell of. */
    boolean protects(Order order) {
        return reduces(order)
                && desk.within(() -> account(order))
                        .filter(state -> state.standing() != null)
                        .map(state -> isHeld(order, state))
                        .orElse(true);
    }

    private Optional<AccountState> account(Order order) {
        return accounts.view().venues().stream()
                .filter(state -> state.venue().equals(order.venue()))
                .flatMap(state -> state.accounts().stream())
                .filter(state -> state.account().equals(order.account()))
                .findFirst();
    }

    private static boolean isHeld(Order order, AccountState account) {
        return account.positions().stream()
                .filter(position -> position.listing().equals(order.listing()))
                .filter(position -> position.positionSide() == order.positionSide())
                .map(OpenPosition::quantity)
                .anyMatch(held -> held.signum() == (order.side() == Side.SELL ? 1 : -1));
    }
}
