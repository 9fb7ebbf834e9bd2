package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.loopback.Wallets;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Actions that the account's own key signs field by field (sections 3.4 and 4.4). Pure. */
final class UserSigned {

    private static final Map<String, Form> FORMS = Map.of(
            "usdSend", form("UsdSend", "destination string", "amount string", "time uint64"),
            "withdraw3", form("Withdraw", "destination string", "amount string", "time uint64"),
            "spotSend", form("SpotSend", "destination string", "token string", "amount string", "time uint64"),
            "usdClassTransfer", form("UsdClassTransfer", "amount string", "toPerp bool", "nonce uint64"),
            "sendAsset",
                    form(
                            "SendAsset",
                            "destination string",
                            "sourceDex string",
                            "destinationDex string",
                            "token string",
                            "amount string",
                            "fromSubAccount string",
                            "nonce uint64"),
            "approveAgent", form("ApproveAgent", "agentAddress address", "agentName string", "nonce uint64"),
            "approveBuilderFee", form("ApproveBuilderFee", "maxFeeRate string", "builder address", "nonce uint64"),
            "userSetAbstraction", form("UserSetAbstraction", "user address", "abstraction string", "nonce uint64"),
            "userDexAbstraction", form("UserDexAbstraction", "user address", "enabled bool", "nonce uint64"),
            "tokenDelegate",
                    form("TokenDelegate", "validator address", "wei uint64", "isUndelegate bool", "nonce uint64"));
    private static final byte[] DOMAIN_TYPE =
            hash("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

    private static final String[] ABSTRACTIONS = {"disabled", "unifiedAccount", "portfolioMargin", "dexAbstraction"};

    private UserSigned() {}

    /** What is signed of an action: the type's name and its fields in order, the chain's name before them. */
    private record Form(String primaryType, List<Field> fields) {

        byte[] typeHash() {
            return hash("HyperliquidTransaction:" + primaryType + "(string hyperliquidChain,"
                    + fields.stream()
                            .map(field -> field.type() + " " + field.name())
                            .collect(Collectors.joining(","))
                    + ")");
        }
    }

    private record Field(String name, String type) {}

    private static Form form(String primaryType, String... fields) {
        return new Form(
                primaryType,
                List.of(fields).stream()
                        .map(field -> field.split(" "))
                        .map(words -> new Field(words[0], words[1]))
                        .toList());
    }

    static boolean knows(String type) {
        return FORMS.containsKey(type);
    }

    /** Keys of an action as it is posted, after {@code type}: an unnamed agent's name may be missing. */
    static List<WireKey> keys(String type) {
        List<WireKey> keys = new ArrayList<>(List.of(
                WireKey.text("signatureChainId", "0x[0-9a-fA-F]{1,16}"),
                WireKey.word("hyperliquidChain", "Mainnet", "Testnet")));
        form(type).fields().forEach(field -> keys.add(key(field.name(), field.type())));
        return keys;
    }

    /** What may stand there; not every text that is signed may say anything. */
    private static WireKey key(String name, String type) {
        return switch (name) {
            case "destination" -> WireKey.address(name);
            case "abstraction" -> WireKey.word(name, ABSTRACTIONS);
            case "agentName" -> WireKey.text(name).orNone();
            default -> ofType(name, type);
        };
    }

    private static WireKey ofType(String name, String type) {
        return switch (type) {
            case "string" -> WireKey.text(name);
            case "bool" -> WireKey.bool(name);
            case "uint64" -> WireKey.longNumber(name);
            default -> WireKey.address(name);
        };
    }

    /** The nonce inside the action, which the envelope's must equal. */
    static long nonce(JsonNode action) {
        return action.has("nonce")
                ? action.get("nonce").asLong()
                : action.path("time").asLong();
    }

    /** Digest that was signed, of values as they were posted; an unnamed agent's name is empty. */
    static byte[] digest(JsonNode action) {
        Form form = form(action.path("type").asText());
        ByteBuffer struct = ByteBuffer.allocate(32 * (form.fields().size() + 2));
        struct.put(form.typeHash());
        struct.put(hash(action.path("hyperliquidChain").asText()));
        form.fields().forEach(field -> struct.put(encoded(field, action.path(field.name()))));
        return Wallets.keccak(
                new byte[] {0x19, 0x01},
                domain(action.path("signatureChainId").asText()),
                Wallets.keccak(struct.array()));
    }

    private static byte[] domain(String chainId) {
        return Wallets.keccak(
                DOMAIN_TYPE,
                hash("HyperliquidSignTransaction"),
                hash("1"),
                word(new BigInteger(chainId.substring(2), 16)),
                new byte[32]);
    }

    private static byte[] encoded(Field field, JsonNode value) {
        return switch (field.type()) {
            case "string" -> hash(value.asText(""));
            case "bool" -> word(value.asBoolean() ? BigInteger.ONE : BigInteger.ZERO);
            case "uint64" -> word(value.bigIntegerValue());
            default -> address(value.asText());
        };
    }

    private static byte[] address(String text) {
        return word(new BigInteger(1, HexFormat.of().parseHex(text.substring(2))));
    }

    private static byte[] word(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int significant = Math.min(bytes.length, 32);
        ByteBuffer word = ByteBuffer.allocate(32);
        word.position(32 - significant);
        return word.put(bytes, bytes.length - significant, significant).array();
    }

    private static Form form(String type) {
        Form form = FORMS.get(type);
        if (form == null) {
            throw new UnreadableException("unknown action type '" + type + "'");
        }
        return form;
    }

    private static byte[] hash(String text) {
        return Wallets.keccak(text.getBytes(StandardCharsets.UTF_8));
    }
}
