package io.azalai.venue.aster;

import java.util.Map;

/** What to do about orders that the venue refuses, by its code (aster.md section 5), since its texts do not say. */
final class Cures {

    static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("-1111", "round price to the tick and quantity to the step of the symbol"),
            Map.entry("-1121", "write a symbol that the venue lists"),
            Map.entry("-2010", "lower the quantity, or deposit"),
            Map.entry("-2011", "it is filled, cancelled or was never placed: read the order"),
            Map.entry("-2013", "it is filled, cancelled or was never placed: read the order"),
            Map.entry("-2018", "lower the quantity, or deposit"),
            Map.entry("-2019", "lower the quantity, or deposit"),
            Map.entry("-2022", "reduceOnly takes only what makes the position smaller: drop it, or turn the side"),
            Map.entry("-4013", "raise the price"),
            Map.entry("-4014", "round the price to the tick of the symbol"),
            Map.entry("-4023", "round the quantity to the step of the symbol"),
            Map.entry("-4164", "raise the quantity"));

    private Cures() {}
}
