package io.azalai.venue.aster;

import java.util.Map;

/** What to do about what the venue refuses, by its code (aster.md section 5), since its texts do not say. */
final class Cures {

    private static final String API_KEY =
            "write api_key and api_secret again, of a key that the venue lists and takes from this machine";

    static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("-1002", API_KEY),
            Map.entry("-1022", API_KEY),
            Map.entry("-2008", API_KEY),
            Map.entry("-2014", API_KEY),
            Map.entry("-2015", API_KEY),
            Map.entry("-1125", "another key is asked for by itself"),
            Map.entry("-1111", "round price to the tick and quantity to the step of the symbol"),
            Map.entry("-1121", "write a symbol that the venue lists"),
            Map.entry("-2010", "lower the quantity, or deposit"),
            Map.entry("-2011", "it is filled, cancelled or was never placed: read the order"),
            Map.entry("-2013", "it is filled, cancelled or was never placed: look into the order history"),
            Map.entry("-2018", "lower the quantity, or deposit"),
            Map.entry("-2019", "lower the quantity, or deposit"),
            Map.entry("-2025", "cancel some open orders of the symbol: it takes no more"),
            Map.entry("-2022", "reduceOnly takes only what makes the position smaller: drop it, or turn the side"),
            Map.entry("-4013", "raise the price"),
            Map.entry("-4014", "round the price to the tick of the symbol"),
            Map.entry("-4023", "round the quantity to the step of the symbol"),
            Map.entry("-4028", "write 1 to the most that the symbol allows"),
            Map.entry("-4045", "cancel some orders of the symbol that wait for a price: it takes no more"),
            Map.entry("-4047", "cancel the symbol's open orders first"),
            Map.entry("-4048", "close the symbol's position first"),
            Map.entry("-4050", "lower the amount, or deposit"),
            Map.entry("-4051", "lower the amount, or deposit"),
            Map.entry("-4054", "open a position first, or take less away"),
            Map.entry("-4067", "cancel all open orders first"),
            Map.entry("-4068", "close all positions first"),
            Map.entry("-4164", "raise the quantity"));

    private Cures() {}
}
