/** Aster, spot and perpetual futures, with both of its ways to sign. Nothing of Camel or of another venue may enter. */
@NullMarked
package io.azalai.venue.aster;

import org.jspecify.annotations.NullMarked;
