package io.azalai.venue;

import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import java.math.BigDecimal;

/**
 * What changes how an account trades, or where its money lies, but no order: never repeated by itself.
 *
 * @param <R> what comes back
 */
public sealed interface SettingRequest<R> extends AccountRequest<R> {

    @Override
    default boolean isWrite() {
        return true;
    }

    @Override
    default Lane lane() {
        return Lane.PLACE;
    }

    /** Sets the leverage of a perpetual; answers what the venue has set. */
    record SetLeverage(String account, Listing listing, int leverage, MarginMode marginMode)
            implements SettingRequest<Integer> {}

    /** Sets the margin mode of a perpetual, with the leverage for venues that set both at once; answers the mode. */
    record SetMarginMode(String account, Listing listing, MarginMode marginMode, int leverage)
            implements SettingRequest<MarginMode> {}

    /**
     * Adds margin to an isolated position, or takes it away; answers the amount.
     *
     * @param amount units of the settle asset, negative to take away
     */
    record AdjustMargin(String account, Listing listing, PositionSide positionSide, BigDecimal amount)
            implements SettingRequest<BigDecimal> {}

    /** Sets whether symbols have one position or two; answers the mode. */
    record SetPositionMode(String account, PositionMode mode) implements SettingRequest<PositionMode> {}

    /**
     * Moves money between an account's own spot and perpetuals; refused unless {@code exchanges.<venue>.transfers} is
     * on. Answers the venue's id, or ours where its answers have none.
     *
     * @param amount units of the asset, more than zero
     * @param from where it leaves; it arrives in the other market
     * @param id ours, the same for the same transfer however often it is asked for
     */
    record Transfer(String account, String asset, BigDecimal amount, Market from, String id)
            implements SettingRequest<String> {}
}
