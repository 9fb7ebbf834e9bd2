package io.azalai.api;

import io.azalai.model.OrderTerms;
import java.util.UUID;

/**
 * One of several orders that are placed at once.
 *
 * @param symbol the venue's own, canonical, or on spot a base asset alone
 * @param clientOrderId 1 to 64 of A-Z a-z 0-9 . _ : -
 */
public record NewOrder(String symbol, OrderTerms terms, String clientOrderId) {

    public NewOrder {
        Given.the(symbol, "symbol");
        Given.the(terms, "terms");
        Given.the(clientOrderId, "clientOrderId");
    }

    /** An order under an id of ours. */
    public static NewOrder of(String symbol, OrderTerms terms) {
        return new NewOrder(symbol, terms, "j-" + UUID.randomUUID());
    }
}
