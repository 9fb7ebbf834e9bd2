/**
 * The venue's inside: books, orders, accounts and the seeded market around them. Nothing of a wire format and nothing
 * of our own clients may enter.
 */
@NullMarked
package io.azalai.simulator.matching;

import org.jspecify.annotations.NullMarked;
