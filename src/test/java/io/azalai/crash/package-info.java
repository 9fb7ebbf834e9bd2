/**
 * The service as users start it, killed again and again at moments that a seed draws, with everything that can go wrong
 * at the venues going wrong: their ledger, the journal, Kafka and what the service says of itself are compared.
 */
@NullMarked
package io.azalai.crash;

import org.jspecify.annotations.NullMarked;
