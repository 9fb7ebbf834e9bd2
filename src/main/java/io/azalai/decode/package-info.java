/** What the venues' codecs make of recorded lines. No socket, no route and no running service may enter. */
@NullMarked
package io.azalai.decode;

import org.jspecify.annotations.NullMarked;
