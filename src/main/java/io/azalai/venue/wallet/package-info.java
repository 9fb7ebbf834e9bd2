/** Keys and nonces of venues that sign like Ethereum: secp256k1 and Keccak. No venue's message layout may enter. */
@NullMarked
package io.azalai.venue.wallet;

import org.jspecify.annotations.NullMarked;
