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
 * @param spot what is held by asset
 * @param positions those that are not flat
 * @param orders every order that may still fill, those just accepted included
 * @param marginsOrders whether its free margin is without what open orders need; else positions alone count in it
 * @param unseen accepted orders that the figures of free margin and balances may not tell of yet, each with what it
 *     takes beyond them
 * @param freed an order that is to become another, and so gives back what those figures hold for it; null where there
 *     is none, or where they may not tell of it
 */
public record AccountState(
        String account,
        @Nullable Standing standing,
        @Nullable String unknown,
        @Nullable String doubt,
        Map<String, Holding> spot,
        List<OpenPosition> positions,
        List<RestingOrder> orders,
        boolean marginsOrders,
        List<RestingOrder> unseen,
        @Nullable RestingOrder freed) {

    public AccountState {
        spot = Map.copyOf(spot);
        positions = List.copyOf(positions);
        orders = List.copyOf(orders);
        unseen = List.copyOf(unseen);
    }

    /** In units of the asset, free or not; zero where the venue names none. */
    BigDecimal held(String asset) {
        return spot.getOrDefault(asset, Holding.NONE).total();
    }
}
