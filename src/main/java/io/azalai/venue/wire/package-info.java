/**
 * How the JSON of any venue is read: plain decimals, sane times, frames token by token. No venue's own words may enter.
 */
@NullMarked
package io.azalai.venue.wire;

import org.jspecify.annotations.NullMarked;
