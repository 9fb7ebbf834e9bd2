package io.azalai.decode;

/** Reads one recorded line after the other. */
public interface LineDecoder {
    /** What a line means. */
    DecodedLine decode(String line);
}
