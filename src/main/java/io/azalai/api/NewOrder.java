package io.azalai.api;

import io.azalai.model.OrderTerms;
import org.jspecify.annotations.Nullable;

/**
 * One of several orders that are placed at once.
 *
 * @param symbol the venue's own, canonical, or on spot a base asset alone
 * @param clientOrderId 1 to 64 of A-Z a-z 0-9 . _ : -; null for one of ours
 */
public record NewOrder(
        String symbol, OrderTerms terms, @Nullable String clientOrderId) {

    public NewOrder {
        Given.the(symbol, "symbol");
        Given.the(terms, "terms");
    }

    /** An order under an id of ours. */
    public static NewOrder of(String symbol, OrderTerms terms) {
        return new NewOrder(symbol, terms, null);
    }
}
