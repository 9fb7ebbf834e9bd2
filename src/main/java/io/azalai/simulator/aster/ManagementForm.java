package io.azalai.simulator.aster;

import static io.azalai.simulator.loopback.Wallets.keccak;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the main wallet signs to manage agents and builders: typed fields named as the parameters are, first letter
 * capitalised, in a fixed order (aster.md section 2.5). Immutable.
 */
enum ManagementForm {
    APPROVE_AGENT(
            "ApproveAgent",
            "agentName agentAddress ipWhitelist #expired ?canSpotTrade ?canPerpTrade ?canWithdraw ~builder ~maxFeeRate"
                    + " ~builderName asterChain user #nonce"),
    /** Signed as one text rather than as fields. */
    REGISTER_AGENT(
            "Message",
            "user nonce agentName agentAddress expired signatureChainId canSpotTrade canPerpTrade canWithdraw"
                    + " ipWhitelist"),
    UPDATE_AGENT(
            "UpdateAgent", "agentAddress ipWhitelist ?canSpotTrade ?canPerpTrade ?canWithdraw asterChain user #nonce"),
    DELETE_AGENT("DelAgent", "agentAddress asterChain user #nonce"),
    APPROVE_BUILDER("ApproveBuilder", "builder maxFeeRate ~builderName asterChain user #nonce"),
    UPDATE_BUILDER("UpdateBuilder", "builder maxFeeRate asterChain user #nonce"),
    DELETE_BUILDER("DelBuilder", "builder asterChain user #nonce");

    private final String primaryType;
    private final String written;

    /** @param fields by parameter name: {@code #} a number, {@code ?} a flag, {@code ~} a text that may be missing */
    ManagementForm(String primaryType, String fields) {
        this.primaryType = primaryType;
        this.written = fields;
    }

    private record Field(String parameter, String type, boolean mayMiss) {

        static Field of(String text) {
            return switch (text.charAt(0)) {
                case '#' -> new Field(text.substring(1), "uint256", false);
                case '?' -> new Field(text.substring(1), "bool", false);
                case '~' -> new Field(text.substring(1), "string", true);
                default -> new Field(text, "string", false);
            };
        }

        String declared() {
            return type + " " + parameter.substring(0, 1).toUpperCase(Locale.ROOT) + parameter.substring(1);
        }

        byte[] word(Parameters parameters) {
            return switch (type) {
                case "uint256" -> TypedMessage.word(BigInteger.valueOf(parameters.number(parameter)));
                case "bool" ->
                    TypedMessage.word(
                            parameters.optionalFlag(parameter).orElse(false) ? BigInteger.ONE : BigInteger.ZERO);
                default ->
                    keccak(TypedMessage.utf8(parameters.optional(parameter).orElse("")));
            };
        }
    }

    private List<Field> fields() {
        return Arrays.stream(written.split(" ")).map(Field::of).toList();
    }

    /** Hash of the struct that these parameters make. @throws RefusedException -1102 when a field is missing */
    byte[] structHash(Parameters parameters) {
        if (this == REGISTER_AGENT) {
            String text = fields().stream()
                    .map(Field::parameter)
                    .map(name -> name + "=" + parameters.optional(name).orElse(""))
                    .collect(Collectors.joining("&"));
            return TypedMessage.structHash(text);
        }
        List<Field> sent = fields().stream()
                .filter(field -> !field.mayMiss() || parameters.has(field.parameter()))
                .toList();
        String declaration =
                sent.stream().map(Field::declared).collect(Collectors.joining(",", primaryType + "(", ")"));
        List<byte[]> words = new ArrayList<>();
        words.add(keccak(TypedMessage.utf8(declaration)));
        sent.forEach(field -> words.add(field.word(parameters)));
        return keccak(words.toArray(byte[][]::new));
    }
}
