/** Hyperliquid: its wire words, its signatures, its limits. No Camel and no other venue may enter. */
@NullMarked
package io.azalai.venue.hyperliquid;

import org.jspecify.annotations.NullMarked;
