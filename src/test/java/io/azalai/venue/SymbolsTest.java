package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a caller means by a name: the exact one first, of two the one listed first (hyperliquid.md section 5.2). */
class SymbolsTest {

    private static final Listing HYPE = Listing.of("hyperliquid", Market.SPOT, "HYPE/USDC", "@107");
    private static final Listing LATER = Listing.of("hyperliquid", Market.SPOT, "Hype/USDC", "@300");

    private final Symbols symbols =
            new Symbols("hyperliquid", instrument -> List.of(instrument.baseAsset() + "/USDC", instrument.baseAsset()));

    SymbolsTest() {
        symbols.assume(HYPE, "HYPE", "USDC");
        symbols.assume(LATER, "Hype", "USDC");
    }

    @Test
    void names_that_differ_in_case_only_are_told_apart_by_it() {
        assertThat(meant("HYPE/USDC")).isEqualTo(HYPE);
        assertThat(meant("Hype/USDC")).isEqualTo(LATER);
        assertThat(meant("HYPE")).isEqualTo(HYPE);
        assertThat(meant("Hype")).isEqualTo(LATER);
        assertThat(meant("@300")).isEqualTo(LATER);
    }

    @Test
    void a_name_in_another_case_means_what_was_listed_first() {
        assertThat(meant("hype/usdc")).isEqualTo(HYPE);
        assertThat(meant("hype")).isEqualTo(HYPE);
    }

    private Listing meant(String text) {
        return symbols.resolve(text, Market.SPOT).listing();
    }
}
