package io.azalai.venue.rest;

import io.azalai.venue.AccountRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * First step of {@code <venue>.rest}: what is asked for an account goes on to the venue, or is answered here, and
 * nothing of it goes on. Immutable.
 */
public final class AccountStep implements Processor {

    private final @Nullable Desk desk;

    /** Who answers in a venue's stead. */
    public interface Desk {

        /**
         * What the venue would answer.
         *
         * @throws io.azalai.venue.VenueException as the venue would
         */
        Object answer(AccountRequest<?> request);
    }

    private AccountStep(@Nullable Desk desk) {
        this.desk = desk;
    }

    static AccountStep ofVenue() {
        return new AccountStep(null);
    }

    /** Everything that is asked for an account is answered by that desk. */
    public static AccountStep of(Desk desk) {
        return new AccountStep(desk);
    }

    @Override
    public void process(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        boolean answered = desk != null && body instanceof AccountRequest<?>;
        if (desk != null && body instanceof AccountRequest<?> request) {
            exchange.getMessage().setBody(desk.answer(request));
        }
        exchange.setProperty(RestRoute.PENDING, !answered);
    }
}
