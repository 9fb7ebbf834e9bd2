package io.azalai.venue.hyperliquid;

import io.azalai.settings.Block;
import io.azalai.venue.wallet.WalletKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the accounts of the block: the flat keys are {@code main}, the others stand under {@code accounts}. Confined
 * to the thread that reads the settings. */
final class AccountsReader {

    static final String MAIN = "main";

    /** Of the ten connections and ten users that one address may have (hyperliquid.md section 7.3). */
    private static final int MOST = 6;

    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");

    private final List<String> warnings;
    private final List<Account> accounts = new ArrayList<>();
    private final Map<String, String> aliasByUser = new HashMap<>();

    AccountsReader(List<String> warnings) {
        this.warnings = warnings;
    }

    List<Account> read(Block block) {
        add(MAIN, block);
        block.block("accounts").blocks().forEach(this::add);
        if (accounts.size() > MOST) {
            block.problem(
                    "accounts",
                    "has " + accounts.size() + " accounts, each with a connection of its own",
                    "name " + MOST + " at most: the venue allows one address 10 connections, and market data takes 4");
        }
        return List.copyOf(accounts);
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
            Account account = new Account(alias, address.orElse(key.address()), key, vault.orElse(null));
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
            block.problem("secret_key", String.valueOf(noKey.getMessage()), "copy the key of the agent wallet again");
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
