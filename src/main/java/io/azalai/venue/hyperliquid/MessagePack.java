package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.msgpack.core.MessageBufferPacker;

/** The binary form of an action that is hashed: keys in their order, integers as short as possible (section 4.3). */
final class MessagePack {

    private MessagePack() {}

    static byte[] bytes(JsonNode action) {
        try (MessageBufferPacker packer = org.msgpack.core.MessagePack.newDefaultBufferPacker()) {
            pack(packer, action);
            return packer.toByteArray();
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }

    private static void pack(MessageBufferPacker packer, JsonNode node) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                packer.packMapHeader(node.size());
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    packer.packString(field.getKey());
                    pack(packer, field.getValue());
                }
            }
            case ARRAY -> {
                packer.packArrayHeader(node.size());
                for (JsonNode item : node) {
                    pack(packer, item);
                }
            }
            case STRING -> packer.packString(node.textValue());
            case BOOLEAN -> packer.packBoolean(node.booleanValue());
            case NULL -> packer.packNil();
            case NUMBER -> {
                if (!node.canConvertToLong() || !node.isIntegralNumber()) {
                    throw new IllegalArgumentException("no action holds the number " + node);
                }
                packer.packLong(node.longValue());
            }
            case MISSING, BINARY, POJO -> throw new IllegalArgumentException("no action holds " + node.getNodeType());
        }
    }
}
