package io.azalai.venue.aster;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.venue.wallet.Keccak;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The typed data of a vector, hashed field by field as EIP-712 says (aster.md sections 2.4, 2.5 and 2.7). */
record TypedVector(JsonNode data) {

    private static final int WORD = 32;

    String encodeType() {
        return encodeType(data.path("primaryType").asText());
    }

    byte[] typeHash() {
        return Keccak.digest(encodeType());
    }

    byte[] domainSeparator() {
        return struct("EIP712Domain", data.path("domain"));
    }

    byte[] structHash() {
        return struct(data.path("primaryType").asText(), data.path("message"));
    }

    byte[] digest() {
        return Keccak.digest(new byte[] {0x19, 0x01}, domainSeparator(), structHash());
    }

    private String encodeType(String type) {
        return StreamSupport.stream(data.at("/types/" + type).spliterator(), false)
                .map(field ->
                        field.path("type").asText() + " " + field.path("name").asText())
                .collect(Collectors.joining(",", type + "(", ")"));
    }

    private byte[] struct(String type, JsonNode values) {
        byte[][] parts = new byte[data.at("/types/" + type).size() + 1][];
        parts[0] = Keccak.digest(encodeType(type));
        int next = 1;
        for (JsonNode field : data.at("/types/" + type)) {
            parts[next++] = word(
                    field.path("type").asText(), values.path(field.path("name").asText()));
        }
        return Keccak.digest(parts);
    }

    private static byte[] word(String type, JsonNode value) {
        return switch (type) {
            case "string" -> Keccak.digest(value.asText());
            case "uint256" -> padded(new BigInteger(value.asText()));
            case "bool" -> padded(value.asBoolean() ? BigInteger.ONE : BigInteger.ZERO);
            case "address" ->
                padded(new BigInteger(1, HexFormat.of().parseHex(value.asText().substring(2))));
            default -> throw new IllegalArgumentException("no such type in the vectors: " + type);
        };
    }

    private static byte[] padded(BigInteger number) {
        byte[] word = new byte[WORD];
        byte[] bytes = number.toByteArray();
        int length = Math.min(WORD, bytes.length);
        System.arraycopy(bytes, bytes.length - length, word, WORD - length, length);
        return word;
    }
}
