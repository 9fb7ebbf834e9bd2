package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One account as the gate sees it.
 *
 * @param account its alias
 * @param standing null while it is not known
 * @param unknown why it is not known, for people; null when it is
 * @param doubt why nothing may increase there whatever it is worth, for people; null when nothing speaks against it
 * @param spot total held by asset, in units of the asset
 * @param positions those that are not flat
 * @param orders every order that may still fill, those just accepted included
 */
public record AccountState(
        String account,
        @Nullable Standing standing,
        @Nullable String unknown,
        @Nullable String doubt,
        Map<String, BigDecimal> spot,
        List<OpenPosition> positions,
        List<RestingOrder> orders) {

    public AccountState {
        spot = Map.copyOf(spot);
        positions = List.copyOf(positions);
        orders = List.copyOf(orders);
    }

    /** The same without one order. */
    AccountState without(String clientOrderId) {
        List<RestingOrder> others = orders.stream()
                .filter(order -> !order.clientOrderId().equals(clientOrderId))
                .toList();
        return new AccountState(account, standing, unknown, doubt, spot, positions, others);
    }
}
