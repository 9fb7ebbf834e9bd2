/**
 * What we hold and owe everywhere: balances, positions, open orders, equity, and the view of them that the risk gate
 * judges by. Nothing here decides, asks a venue or reads a clock.
 */
@NullMarked
package io.azalai.trade.account;

import org.jspecify.annotations.NullMarked;
