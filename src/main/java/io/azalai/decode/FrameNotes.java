package io.azalai.decode;

import io.azalai.model.Event;
import io.azalai.model.Wanted;
import io.azalai.stream.StreamProtocol.Acknowledged;
import io.azalai.stream.StreamProtocol.Control;
import io.azalai.stream.StreamProtocol.Reconnect;
import io.azalai.stream.StreamProtocol.Refused;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a frame says that is no event: it concerns the connection, or what is to be read because of it. Stateless. */
final class FrameNotes {

    private static final Pattern EMPTY_LIST = Pattern.compile("\\s*\\[\\s*]\\s*");

    private FrameNotes() {}

    /** Of what concerns the connection. */
    static String of(Control control, String frame) {
        if (!frame.startsWith("{")) {
            return "no JSON object: a connection takes it for a sign of life and tells nothing";
        }
        if (control instanceof Refused refused) {
            return "refuses subscriptions: " + refused.text();
        }
        if (control instanceof Reconnect reconnect) {
            return "makes the connection anew: " + reconnect.reason();
        }
        return control instanceof Acknowledged
                ? "acknowledges subscriptions and tells nothing that is an event"
                : "shows that the connection lives and tells nothing that is an event";
    }

    /** Of data: what is to be read because of it, or that it is empty; null when there is nothing to say. */
    static @Nullable String of(List<Event> events, String frame) {
        if (EMPTY_LIST.matcher(frame).matches()) {
            return "an empty list tells nothing";
        }
        String wanted = events.stream()
                .filter(Wanted.class::isInstance)
                .map(Wanted.class::cast)
                .map(each -> each.word() + " are read: " + each.reason())
                .collect(Collectors.joining("; "));
        return wanted.isEmpty() ? null : wanted;
    }
}
