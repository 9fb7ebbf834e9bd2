/** Books, tickers, reference prices and freshness, computed from events. Pure: only the model may enter. */
@NullMarked
package io.azalai.market;

import org.jspecify.annotations.NullMarked;
