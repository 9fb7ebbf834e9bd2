/**
 * Hyperliquid's wire as the venue speaks it, before the matching engine. Nothing of our own Hyperliquid client may
 * enter: shared mistakes would go unseen.
 */
@NullMarked
package io.azalai.simulator.hyperliquid;

import org.jspecify.annotations.NullMarked;
