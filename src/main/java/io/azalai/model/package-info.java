/**
 * The words every room shares: immutable records and enums. Nothing may enter that does work, and nothing from Camel or
 * a venue's wire. What every event has (listing, venue, account, timestamp, receivedAt, source) is described once, on
 * {@link io.azalai.model.Event}, {@link io.azalai.model.MarketEvent} and {@link io.azalai.model.AccountEvent}.
 */
@NullMarked
package io.azalai.model;

import org.jspecify.annotations.NullMarked;
