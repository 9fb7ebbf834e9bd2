package io.azalai.simulator.hyperliquid;

/**
 * Who does something for whom.
 *
 * @param signer whose key signed, an account's or an agent's
 * @param master the account the signer is or acts for
 * @param account what the action applies to: the master, or a sub-account of it
 * @param nonce of the envelope, milliseconds
 */
record Acting(String signer, String master, String account, long nonce) {}
