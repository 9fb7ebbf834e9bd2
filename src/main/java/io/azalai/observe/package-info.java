/**
 * What the running service tells of itself: health checks and gauges, read when somebody asks, and alerts of
 * it. Nothing here may change what it looks at.
 */
@NullMarked
package io.azalai.observe;

import org.jspecify.annotations.NullMarked;
