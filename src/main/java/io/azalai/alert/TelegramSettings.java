package io.azalai.alert;

import io.azalai.settings.Block;
import io.azalai.settings.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The block {@code telegram} of the configuration.
 *
 * @param enabled whether alerts go to Telegram
 * @param botToken token of the bot; empty unless configured
 * @param chatId the chat that receives them; empty unless configured
 * @param baseUrl address of the Bot API
 * @param notifications {@code on}, {@code silent} or {@code off} by kind of alert; absent kinds are on
 */
public record TelegramSettings(
        boolean enabled, Optional<Secret> botToken, String chatId, String baseUrl, Map<String, String> notifications) {

    public TelegramSettings {
        notifications = Map.copyOf(notifications);
    }

    /** Reads the block; an enabled one without token or chat is a problem. */
    public static TelegramSettings read(Block block) {
        boolean enabled = block.flag("enabled", false);
        Optional<Secret> token = block.secret("bot_token");
        String chat = block.text("chat_id", "");
        if (enabled && token.isEmpty()) {
            block.problem("bot_token", "is missing", "BotFather gives one; or set enabled to false");
        }
        if (token.isPresent() && !token.get().value().matches("[0-9]+:[A-Za-z0-9_-]+")) {
            block.problem(
                    "bot_token", "does not look like a bot's token", "write it as BotFather gave it: 123456:ABC...");
        }
        if (enabled && chat.isEmpty()) {
            block.problem("chat_id", "is missing", "write the id of the chat that shall receive the alerts");
        }
        Map<String, String> notifications = new HashMap<>();
        Block kinds = block.block("notifications");
        kinds.blocks().keySet().forEach(kind -> notifications.put(kind, kinds.text(kind, "on")));
        return new TelegramSettings(
                enabled, token, chat, block.text("base_url", "https://api.telegram.org"), notifications);
    }

    /** Whether alerts of a kind are sent at all. */
    public boolean wants(String kind) {
        return !notifications.getOrDefault(kind, "on").equals("off");
    }

    /** Whether alerts of a kind arrive without a sound. */
    public boolean isSilent(String kind) {
        return notifications.getOrDefault(kind, "on").equals("silent");
    }
}
