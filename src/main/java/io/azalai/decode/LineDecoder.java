package io.azalai.decode;

import io.azalai.provision.Provisions;
import io.azalai.timing.Clocks;
import java.time.Clock;
import java.util.Optional;

/** Reads one recorded line after the other. */
public interface LineDecoder {

    /** What a line means. */
    DecodedLine decode(String line);

    /**
     * That of a venue which is connected to nothing.
     *
     * @param instruments recorded metadata, JSON texts one after the other
     * @throws IllegalArgumentException when there is no such venue, or the metadata lists nothing
     */
    static LineDecoder of(String venue, Optional<String> instruments, Clock clock) {
        RecordedLines lines = new RecordedLines(Provisions.unconnected(venue, Clocks.of(clock)), clock);
        instruments.ifPresent(lines::learn);
        return lines;
    }
}
