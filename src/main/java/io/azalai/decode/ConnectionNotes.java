package io.azalai.decode;

import io.azalai.stream.StreamProtocol.Acknowledged;
import io.azalai.stream.StreamProtocol.Control;
import io.azalai.stream.StreamProtocol.Reconnect;
import io.azalai.stream.StreamProtocol.Refused;

/** What a frame says that concerns the connection and tells no event. Stateless. */
final class ConnectionNotes {

    private ConnectionNotes() {}

    static String note(Control control, String frame) {
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
}
