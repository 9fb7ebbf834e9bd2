/**
 * Both venues on loopback, for demos, tests and paper trading. Nothing of {@code io.azalai.venue} and no Camel may
 * enter.
 */
@NullMarked
package io.azalai.simulator;

import org.jspecify.annotations.NullMarked;
