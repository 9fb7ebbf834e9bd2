/** Typed configuration, its errors, secrets, and the properties that routes see. A secret may not leave as text. */
@NullMarked
package io.azalai.settings;

import org.jspecify.annotations.NullMarked;
