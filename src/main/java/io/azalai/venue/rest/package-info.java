/**
 * The Camel face of a venue: budget, encode, decode, HTTP clients, frames. No venue's own words may enter.
 * The steps are put together in {@code routes/shared/{rest,try}.camel.yaml}.
 */
@NullMarked
package io.azalai.venue.rest;

import org.jspecify.annotations.NullMarked;
