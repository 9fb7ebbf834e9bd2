package io.azalai.alert;

import io.azalai.model.Alert;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alerts in the log, as loud as they are. */
public final class AlertLog {

    private static final Logger LOG = LoggerFactory.getLogger("alert");

    @Handler
    public void write(@Body Alert alert) {
        String line = "{} {} venue={} symbol={}";
        switch (alert.severity()) {
            case INFO -> LOG.info(line, alert.kind(), alert.text(), alert.venue(), alert.symbol());
            case WARN -> LOG.warn(line, alert.kind(), alert.text(), alert.venue(), alert.symbol());
            case ERROR, CRITICAL -> LOG.error(line, alert.kind(), alert.text(), alert.venue(), alert.symbol());
        }
    }
}
