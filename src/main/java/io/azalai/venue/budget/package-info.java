/** What a venue lets us send: weights, order counts, lanes and pauses. No HTTP and no Camel may enter. */
@NullMarked
package io.azalai.venue.budget;

import org.jspecify.annotations.NullMarked;
