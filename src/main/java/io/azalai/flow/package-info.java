/**
 * Routes as data: which files there are, whether they are sound, and their reload while running. No market or order
 * logic may enter.
 */
@NullMarked
package io.azalai.flow;

import org.jspecify.annotations.NullMarked;
