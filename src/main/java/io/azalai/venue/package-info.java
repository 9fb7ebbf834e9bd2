/** What a venue is: its door, its requests, its errors. No venue's own words may enter, and no Camel. */
@NullMarked
package io.azalai.venue;

import org.jspecify.annotations.NullMarked;
