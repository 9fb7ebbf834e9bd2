/**
 * Where the rooms are put together and started: only what joins several of them stands here. Nothing of ours may depend
 * on it.
 */
@NullMarked
package io.azalai;

import org.jspecify.annotations.NullMarked;
