/**
 * WebSocket clients: the {@code ahc-ws} and {@code ahc-wss} component. What a frame means is the venue's business and
 * may not enter.
 */
@NullMarked
package io.azalai.stream;

import org.jspecify.annotations.NullMarked;
