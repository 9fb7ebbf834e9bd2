package io.azalai.venue.hyperliquid;

import io.azalai.settings.Block;
import io.azalai.venue.VenueSettings;
import io.azalai.venue.wallet.WalletKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose money it is and who signs (hyperliquid.md section 4.7).
 *
 * @param address lower case; the account's own, never its agent's
 * @param key the account's key, or that of an agent it approved
 * @param vaultAddress lower case; vault or sub-account that is traded for; null for the account itself
 */
record Credentials(
        String alias,
        String address,
        WalletKey key,
        @Nullable String vaultAddress) {

    /** An account that nobody has. */
    static final Credentials NOBODY = nobody();

    private static Credentials nobody() {
        WalletKey key = new WalletKey(VenueSettings.nobodysKey());
        return new Credentials(Reader.MAIN, key.address(), key, null);
    }

    /** Whom reads and streams ask for. */
    String user() {
        return vaultAddress == null ? address : vaultAddress;
    }

    boolean signsByAgent() {
        return !key.address().equals(address);
    }

    /**
     * Reads the accounts of the block: the flat keys are {@code main}, the others stand under {@code accounts}.
     * Confined to the thread that reads the settings.
     */
    static final class Reader {

        static final String MAIN = "main";

        private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");

        private final List<String> warnings;
        private final boolean hotHot;
        private final boolean fastBook;
        private final List<Credentials> accounts = new ArrayList<>();
        private final Map<String, String> aliasByUser = new HashMap<>();

        Reader(List<String> warnings, boolean hotHot, boolean fastBook) {
            this.warnings = warnings;
            this.hotHot = hotHot;
            this.fastBook = fastBook;
        }

        List<Credentials> read(Block block) {
            add(MAIN, block);
            block.block("accounts").blocks().forEach(this::add);
            int others = ofOthers();
            int most = (Streams.MOST_CONNECTIONS - others) / (hotHot ? 2 : 1);
            if (accounts.size() > most) {
                block.problem(
                        "accounts",
                        "has " + accounts.size() + " accounts, each with "
                                + (hotHot ? "two connections of its own" : "a connection of its own"),
                        "name " + most + " at most" + (hotHot ? ", or switch hot_hot off" : "")
                                + ": the venue allows one address " + Streams.MOST_CONNECTIONS
                                + " connections, and market data and trials of channels take " + others);
            }
            return List.copyOf(accounts);
        }

        /**
         * Connections of an address that are no account's: those of steady channels, which pairs leave half as many of,
         * those of fast books, and one that tries what is in quarantine (section 7.3).
         */
        private int ofOthers() {
            int steady = 2;
            int fast = fastBook ? hotHot ? 2 : 1 : 0;
            return steady + fast + 1;
        }

        private void add(String alias, Block block) {
            Optional<String> address = address(block, "account_address");
            Optional<String> vault = address(block, "vault_address");
            if (!block.has("secret_key")) {
                address.ifPresent(given -> warnings.add(block.path()
                        + ".account_address is given without secret_key: account '" + alias + "' is not used"));
                return;
            }
            key(block).ifPresent(key -> {
                Credentials account = new Credentials(alias, address.orElse(key.address()), key, vault.orElse(null));
                String other = aliasByUser.putIfAbsent(account.user(), alias);
                if (other == null) {
                    accounts.add(account);
                } else {
                    block.problem(
                            "account_address",
                            "is the account that '" + other + "' already is",
                            "name each account once; a sub-account or vault has its own vault_address");
                }
            });
        }

        private static Optional<WalletKey> key(Block block) {
            try {
                return block.secret("secret_key").map(WalletKey::new);
            } catch (IllegalArgumentException noKey) {
                block.problem(
                        "secret_key", String.valueOf(noKey.getMessage()), "copy the key of the agent wallet again");
                return Optional.empty();
            }
        }

        private static Optional<String> address(Block block, String key) {
            Optional<String> address = block.text(key);
            if (address.isPresent() && !ADDRESS.matcher(address.get()).matches()) {
                block.problem(key, "is no address: " + address.get(), "write 0x and 40 hexadecimal digits");
                return Optional.empty();
            }
            return address.map(given -> given.toLowerCase(Locale.ROOT));
        }
    }
}
