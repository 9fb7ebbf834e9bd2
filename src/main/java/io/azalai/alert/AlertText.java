package io.azalai.alert;

import io.azalai.model.Alert;
import io.azalai.model.Mode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.apache.camel.component.telegram.TelegramParseMode;
import org.apache.camel.component.telegram.model.OutgoingTextMessage;

/** An alert as a Telegram message in HTML mode: every value is escaped, once, here (telegram-ui.md section 3). */
public final class AlertText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST = 4000;

    private final TelegramSettings settings;
    private final Mode mode;

    /** With what the settings say about silent kinds; alerts of another mode than live are told from real ones. */
    public AlertText(TelegramSettings settings, Mode mode) {
        this.settings = settings;
        this.mode = mode;
    }

    @Handler
    public OutgoingTextMessage message(@Body Alert alert) {
        OutgoingTextMessage message = new OutgoingTextMessage();
        message.setText((mode == Mode.LIVE ? "" : "[" + mode + "] ") + html(alert));
        message.setParseMode(TelegramParseMode.HTML.getCode());
        message.setDisableNotification(settings.isSilent(alert.kind()));
        message.setDisableWebPagePreview(true);
        return message;
    }

    /** Whether an alert is to be sent: for a filter. */
    public boolean isWanted(@Body Alert alert) {
        return settings.enabled() && settings.wants(alert.kind());
    }

    static String html(Alert alert) {
        String where = (alert.venue() == null ? "" : " " + alert.venue())
                + (alert.symbol() == null ? "" : " " + alert.symbol());
        String count = alert.count() > 1 ? " x " + alert.count() : "";
        String head = icon(alert) + " <b>" + escaped(alert.kind()) + "</b>" + escaped(where) + count;
        String tail = "<i>" + TIME.format(alert.timestamp()) + "</i>";
        return head + "\n" + escaped(shortened(alert.text())) + "\n" + tail;
    }

    private static String icon(Alert alert) {
        if (alert.state() == Alert.State.CLEARED) {
            return "\u2705";
        }
        return switch (alert.severity()) {
            case INFO -> "\u2139";
            case WARN -> "\u26a0";
            case ERROR -> "\u2757";
            case CRITICAL -> "\ud83d\uded1";
        };
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
