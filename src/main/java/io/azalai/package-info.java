/** Where the rooms are put together and started. Nothing of ours may depend on what is here. */
@NullMarked
package io.azalai;

import org.jspecify.annotations.NullMarked;
