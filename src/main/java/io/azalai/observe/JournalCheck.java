package io.azalai.observe;

import io.azalai.trade.JournalWatch;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether the journal can be written; DOWN while it cannot. Safe for many threads: immutable. */
public final class JournalCheck extends AbstractHealthCheck {

    private final JournalWatch journal;

    public JournalCheck(JournalWatch journal) {
        super("azalai", "journal");
        this.journal = journal;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        if (journal.isHealthy()) {
            builder.up();
        } else {
            builder.message("the journal cannot be written; the log says why").down();
        }
    }
}
