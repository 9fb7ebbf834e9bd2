package io.azalai.decode;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.provision.Provisions;
import io.azalai.timing.Clocks;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** Metadata that {@code --instruments} gives. */
class RecordedMetadataTest {

    @Test
    void metadata_of_one_dex_do_not_push_out_those_of_another() {
        RecordedLines lines = new RecordedLines(
                Provisions.unconnected("hyperliquid", Clocks.of(Clock.systemUTC())), Clock.systemUTC());
        String first = "{\"universe\":[{\"name\":\"BTC\",\"szDecimals\":5,\"maxLeverage\":40}]}";
        String other = "{\"universe\":[{\"name\":\"xyz:NVDA\",\"szDecimals\":3,\"maxLeverage\":20}]}";

        assertThatThrownBy(() -> lines.learn(first + "\n" + other))
                .hasMessage(
                        "the recorded instruments cannot be read: meta of dex xyz after meta of the first dex: the last"
                                + " would take the place of the first; give the answer of allPerpMetas, which lists all");
        lines.learn("[" + first + "," + other + "]");
    }
}
