package io.azalai.venue.aster;

import io.azalai.settings.Block;
import io.azalai.settings.Secret;
import io.azalai.venue.VenueSettings;
import io.azalai.venue.wallet.WalletKey;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an account signs with (aster.md section 2): an API key with its secret, or a wallet. */
sealed interface Credentials {

    /** V1: the key goes in a header, the secret makes an HMAC. */
    record Hmac(Secret apiKey, Secret apiSecret) implements Credentials {}

    /**
     * V3: an agent signs for a user.
     *
     * @param user address of the main wallet, as written
     * @param signer address of the agent, as written
     * @param key the agent's
     */
    record Wallet(String user, String signer, WalletKey key) implements Credentials {}

    /** A wallet that nobody has. */
    Credentials NOBODY = nobody();

    private static Credentials nobody() {
        WalletKey key = new WalletKey(VenueSettings.nobodysKey());
        return new Wallet(key.address(), key.address(), key);
    }

    /** What a block holds; empty when it holds no credentials, or wrong ones, which are noted. V3 is preferred. */
    static Optional<Credentials> read(Block block) {
        String keyName = block.has("private_key") ? "private_key" : "secret_key";
        if (block.has(keyName)) {
            return wallet(block, keyName);
        }
        if (block.has("api_key") != block.has("api_secret")) {
            String missing = block.has("api_key") ? "api_secret" : "api_key";
            block.problem(missing, "is missing", "write both api_key and api_secret, or neither");
            return Optional.empty();
        }
        return block.secret("api_key").flatMap(key -> block.secret("api_secret").map(secret -> new Hmac(key, secret)));
    }

    private static Optional<Credentials> wallet(Block block, String keyName) {
        WalletKey key =
                block.secret(keyName).map(secret -> key(block, keyName, secret)).orElse(null);
        if (key == null) {
            return Optional.empty();
        }
        String signer = block.text("signer", key.address());
        if (!signer.toLowerCase(Locale.ROOT).equals(key.address())) {
            block.problem(
                    "signer", signer + " is not the address of " + keyName, "write " + key.address() + " or its key");
            return Optional.empty();
        }
        String userName = block.has("user") ? "user" : "account_address";
        String user = block.text(userName, signer);
        if (!user.matches("0x[0-9a-fA-F]{40}")) {
            block.problem(userName, user + " is no wallet address", "write 0x and 40 hexadecimal digits");
            return Optional.empty();
        }
        return Optional.of(new Wallet(user, signer, key));
    }

    private static @Nullable WalletKey key(Block block, String keyName, Secret secret) {
        try {
            return new WalletKey(secret);
        } catch (IllegalArgumentException noKey) {
            block.problem(keyName, String.valueOf(noKey.getMessage()), "write the agent's private key");
            return null;
        }
    }
}
