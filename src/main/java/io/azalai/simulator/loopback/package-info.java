/**
 * Listening on 127.0.0.1, scripted faults and the count of what arrived, the same for every venue. No venue's wire
 * format may enter.
 */
@NullMarked
package io.azalai.simulator.loopback;

import org.jspecify.annotations.NullMarked;
