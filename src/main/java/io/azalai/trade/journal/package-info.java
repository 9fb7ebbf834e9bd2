/**
 * Durable memory of the order path: orders, events, fills, decisions, risk state, audit and the outbox. It decides
 * nothing, and market data may not enter.
 */
@NullMarked
package io.azalai.trade.journal;

import org.jspecify.annotations.NullMarked;
