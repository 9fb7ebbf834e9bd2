/**
 * Time and chance, how long to wait, whose turn it is, and what waiting failed with, for all rooms alike. Nothing that
 * waits, and nothing that knows an order or a price, may enter.
 */
@NullMarked
package io.azalai.timing;

import org.jspecify.annotations.NullMarked;
