/** The Camel face of a venue's REST route: budget, encode, decode, HTTP clients. No venue's own words may enter. */
@NullMarked
package io.azalai.venue.rest;

import org.jspecify.annotations.NullMarked;
