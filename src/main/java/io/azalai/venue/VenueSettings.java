package io.azalai.venue;

import io.azalai.model.MarginMode;
import io.azalai.settings.Block;
import io.azalai.settings.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A venue's block of the configuration, typed. */
public interface VenueSettings {

    /** Whether the venue is used at all. */
    boolean enabled();

    /** Whether it is the venue's test network. */
    boolean testnet();

    /** Aliases of the accounts that are fully configured; {@code main} first. */
    List<String> accounts();

    /** What tells whose each account is, by alias: an address, never a key; absent where there is only a key. */
    Map<String, String> addresses();

    /** What prices are wanted of where a flow names no symbol: in any spelling. */
    List<String> symbols();

    /** What its routes may see as {@code {{exchanges.<venue>.<key>}}}: addresses and numbers, never a secret. */
    Map<String, String> properties();

    /** A private key that is nobody's. */
    static Secret nobodysKey() {
        return new Secret("0x" + "1".repeat(64));
    }

    /** The margin mode that a block names; empty where it names none. */
    static Optional<MarginMode> marginMode(Block block) {
        return block.text("margin_mode").flatMap(word -> {
            MarginMode mode = Map.of("cross", MarginMode.CROSS, "isolated", MarginMode.ISOLATED)
                    .get(word);
            if (mode == null) {
                block.problem("margin_mode", "is " + word, "write cross or isolated, or leave it empty");
            }
            return Optional.ofNullable(mode);
        });
    }

    /** What a user should know that is no error, such as a replaced address. */
    List<String> warnings();

    /** The same with an account {@code main} that nobody has, the user's keys being gone: nothing private is open. */
    VenueSettings onPaper();

    OpenVenue open(VenueContext context);
}
