/**
 * The simulated venues as the demo and the command have them. Alone of all rooms it may use the simulators; no real
 * venue enters.
 */
@NullMarked
package io.azalai.demo;

import org.jspecify.annotations.NullMarked;
