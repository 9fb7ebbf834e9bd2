/**
 * The Java door: one interface over all venues, blocking or as futures, over the same routes, budgets, gateway and risk
 * as everything else. It decides nothing; no venue's own words may enter. All of it is at work in {@code
 * examples/TradingExample.java}, which the tests run.
 */
@NullMarked
package io.azalai.api;

import org.jspecify.annotations.NullMarked;
