/**
 * Aster on loopback: futures and spot, REST and WebSocket, in the venue's exact wire shapes. Nothing of our own client
 * may enter, neither its wire classes nor its signing: tests would agree with their own mistakes.
 */
@NullMarked
package io.azalai.simulator.aster;

import org.jspecify.annotations.NullMarked;
