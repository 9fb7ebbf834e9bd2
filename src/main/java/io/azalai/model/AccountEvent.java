package io.azalai.model;

import java.time.Instant;

/** Private data of one account. */
public sealed interface AccountEvent extends Event permits TradingEvent, Balance, MarginCall {

    /** Name of the venue. */
    @Override
    String venue();

    /** Alias of the account in the configuration, never an address. */
    @Override
    String account();

    /** Local receive time. */
    Instant receivedAt();

    /** How it came to be known. */
    Source source();
}
