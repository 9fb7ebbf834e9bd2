/**
 * Accounts that trade on paper: what is asked for an account is answered here, against the real market, by the
 * simulators' matching engine. Nothing of it reaches a venue; alone of all rooms it may use that engine.
 */
@NullMarked
package io.azalai.trade.paper;

import org.jspecify.annotations.NullMarked;
