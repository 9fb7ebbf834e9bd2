/**
 * What a start is asked for and what the configuration gives every room, read and checked as one. Whatever runs,
 * listens or talks to a venue stays outside.
 */
@NullMarked
package io.azalai.provision;

import org.jspecify.annotations.NullMarked;
