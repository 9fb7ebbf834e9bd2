/**
 * Measurements, with the figures in docs/performance.md. Nothing here runs in a build or reaches a network beyond
 * loopback, and nothing of the service may use it.
 */
@NullMarked
package io.azalai.bench;

import org.jspecify.annotations.NullMarked;
