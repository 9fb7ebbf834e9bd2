package io.azalai.decode;

import io.azalai.provision.Provisions;
import io.azalai.timing.Clocks;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Reads one recorded line after the other. */
public interface LineDecoder {

    /** What a line means. */
    DecodedLine decode(String line);

    /**
     * That of a venue which is connected to nothing.
     *
     * @param instruments recorded metadata, JSON texts one after the other; null where none is given
     * @throws IllegalArgumentException when there is no such venue, or the metadata lists nothing
     */
    static LineDecoder of(String venue, @Nullable String instruments, Clock clock) {
        RecordedLines lines = new RecordedLines(Provisions.unconnected(venue, Clocks.of(clock)), clock);
        if (instruments != null) {
            lines.learn(instruments);
        }
        return lines;
    }
}
