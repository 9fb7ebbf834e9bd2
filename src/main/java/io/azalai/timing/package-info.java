/** How long to wait, for all rooms alike. Nothing that waits, and nothing that knows a clock, may enter. */
@NullMarked
package io.azalai.timing;

import org.jspecify.annotations.NullMarked;
