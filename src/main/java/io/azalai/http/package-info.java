/**
 * The HTTP door: orders and what the service knows of itself, for who holds the token. No order may pass it but through
 * the gateway.
 */
@NullMarked
package io.azalai.http;

import org.jspecify.annotations.NullMarked;
