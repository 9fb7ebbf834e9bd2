/** The words every room shares: immutable records and enums. Nothing may enter that does work, and nothing from Camel or a venue's wire. */
@NullMarked
package io.azalai.model;

import org.jspecify.annotations.NullMarked;
