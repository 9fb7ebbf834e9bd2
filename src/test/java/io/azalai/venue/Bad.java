package io.azalai.venue;

import java.util.Arrays;
import java.util.List;

/** What is wrong with an order, or with money that is moved; a symbol is wrong on every call. */
public enum Bad {
    BALANCE,
    SYMBOL,
    PRICE,
    STEP,
    SIZE,
    SIDE,
    REDUCE_ONLY,
    FILLED;

    /**
     * By what a call carries: an order, which has no price and is not paid at once where it is worked off over time; an
     * amount; an order that was placed before.
     */
    boolean canBeOf(Class<?> call) {
        boolean orders = carries(call, "permit", "permits");
        return switch (this) {
            case BALANCE -> (orders && !carries(call, "over")) || carries(call, "amount");
            case SIZE -> orders || carries(call, "amount");
            case SYMBOL -> false;
            case STEP, REDUCE_ONLY -> orders;
            case PRICE -> orders && !carries(call, "over");
            case SIDE -> carries(call, "open");
            case FILLED -> carries(call, "open", "cancels", "orderId", "twapId");
        };
    }

    private static boolean carries(Class<?> call, String... names) {
        return Arrays.stream(call.getRecordComponents())
                .anyMatch(component -> List.of(names).contains(component.getName()));
    }
}
