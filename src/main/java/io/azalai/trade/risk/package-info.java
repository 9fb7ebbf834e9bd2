/**
 * Whether an order may leave, and when trading stops: pure functions of the order, the accounts and the limits
 * (risk.md). No IO, no clock, no Camel and no room but {@code model} may enter.
 */
@NullMarked
package io.azalai.trade.risk;

import org.jspecify.annotations.NullMarked;
