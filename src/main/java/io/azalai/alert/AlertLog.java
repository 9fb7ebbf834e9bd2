package io.azalai.alert;

import io.azalai.model.Alert;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alerts in the log, as loud as they are. */
public final class AlertLog {

    private static final Logger LOG = LoggerFactory.getLogger("alert");

    @Handler
    public void write(@Body Alert alert) {
        String line = "{} {}{}{}";
        switch (alert.severity()) {
            case INFO ->
                LOG.info(
                        line, alert.kind(), alert.text(), of(" venue=", alert.venue()), of(" symbol=", alert.symbol()));
            case WARN ->
                LOG.warn(
                        line, alert.kind(), alert.text(), of(" venue=", alert.venue()), of(" symbol=", alert.symbol()));
            case ERROR, CRITICAL ->
                LOG.error(
                        line, alert.kind(), alert.text(), of(" venue=", alert.venue()), of(" symbol=", alert.symbol()));
        }
    }

    private static String of(String name, @Nullable String value) {
        return value == null ? "" : name + value;
    }
}
