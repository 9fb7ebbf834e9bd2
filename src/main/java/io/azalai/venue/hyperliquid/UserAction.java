package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.venue.wallet.Keccak;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * An action that only the account's own key may sign, as typed data of its own fields (hyperliquid.md sections 3.4 and
 * 4.4). What is signed is read from the action that is sent.
 *
 * @param body the action as it is sent
 */
record UserAction(Kind kind, ObjectNode body) {

    /** The chain of the signature by convention; any would do that the domain names too. */
    static final String CHAIN_ID = "0x66eee";

    private static final byte[] TYPED = {0x19, 0x01};
    private static final int WORD = 32;
    private static final byte[] DOMAIN_TYPE =
            Keccak.digest("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    private static final byte[] DOMAIN_NAME = Keccak.digest("HyperliquidSignTransaction");
    private static final byte[] DOMAIN_VERSION = Keccak.digest("1");

    /** One field of a typed message: its EIP-712 type and its name. */
    private record Field(String type, String name) {
        static Field parse(String text) {
            int space = text.indexOf(' ');
            return new Field(text.substring(0, space), text.substring(space + 1));
        }
    }

    /** Dollars between spot and the first dex. */
    static final Kind USD_CLASS_TRANSFER =
            new Kind("usdClassTransfer", "UsdClassTransfer", "string amount,bool toPerp,uint64 nonce");

    /**
     * What may be signed: beside what we do the venue knows payments and approvals.
     *
     * @param type the action's word
     * @param name of the typed message
     * @param fields that follow the chain's name, each a type and a name
     */
    record Kind(String type, String name, String fields) {

        private String encoded() {
            return "string hyperliquidChain," + fields;
        }

        private List<Field> parsed() {
            return Arrays.stream(encoded().split(",")).map(Field::parse).toList();
        }

        byte[] typeHash() {
            return Keccak.digest("HyperliquidTransaction:" + name + "(" + encoded() + ")");
        }
    }

    /** An action of a kind, with its fields in the order of the wire. */
    static UserAction of(Kind kind, Network network, ObjectNode fields) {
        ObjectNode body = Json.type(kind.type())
                .put("signatureChainId", CHAIN_ID)
                .put("hyperliquidChain", network == Network.MAINNET ? "Mainnet" : "Testnet");
        body.setAll(fields);
        return new UserAction(kind, body);
    }

    /** What is signed. */
    byte[] digest() {
        return Keccak.digest(TYPED, domainSeparator(), structHash());
    }

    byte[] domainSeparator() {
        BigInteger chain = new BigInteger(body.path("signatureChainId").asText().substring(2), 16);
        return Keccak.digest(DOMAIN_TYPE, DOMAIN_NAME, DOMAIN_VERSION, word(chain), new byte[WORD]);
    }

    byte[] structHash() {
        List<byte[]> parts = new ArrayList<>();
        parts.add(kind.typeHash());
        for (Field field : kind.parsed()) {
            parts.add(encoded(field));
        }
        return Keccak.digest(parts.toArray(new byte[0][]));
    }

    private byte[] encoded(Field field) {
        JsonNode value = body.path(field.name());
        return switch (field.type()) {
            case "string" -> Keccak.digest(value.asText());
            case "address" -> word(new BigInteger(value.asText().substring(2), 16));
            case "bool" -> word(value.asBoolean() ? BigInteger.ONE : BigInteger.ZERO);
            case "uint64" -> word(value.bigIntegerValue());
            default -> throw new IllegalStateException("no typed field is a " + field.type());
        };
    }

    private static byte[] word(BigInteger value) {
        String digits = value.toString(16);
        return HexFormat.of().parseHex("0".repeat(2 * WORD - digits.length()) + digits);
    }
}
