package io.azalai.simulator.aster;

import java.util.Locale;

/**
 * A simulated customer: a V1 key pair and a V3 wallet with its agent.
 *
 * @param user address of the main wallet
 * @param signer address of the agent
 * @param privateKey the agent's key, 64 hexadecimal digits after {@code 0x}
 */
record Credentials(String apiKey, String apiSecret, String user, String signer, String privateKey) {

    boolean isUser(String address) {
        return address.toLowerCase(Locale.ROOT).equals(user.toLowerCase(Locale.ROOT));
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return "Credentials[" + apiKey + ", " + user + ", " + signer + "]";
    }
}
