package io.azalai.decode;

/**
 * What a line means.
 *
 * @param json events or an error, with the id of the line
 * @param understood false when the line itself is not what it should be
 */
public record DecodedLine(String json, boolean understood) {}
