/**
 * Books, tickers, candles, reference prices and freshness, computed from events. Pure but for what the log says of
 * candles: only the model may enter.
 */
@NullMarked
package io.azalai.market;

import org.jspecify.annotations.NullMarked;
