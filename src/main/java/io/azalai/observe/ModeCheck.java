package io.azalai.observe;

import io.azalai.model.Mode;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Tells whoever looks at the health of a service whether its orders are real; always UP. Immutable. */
public final class ModeCheck extends AbstractHealthCheck {

    private final Mode mode;

    public ModeCheck(Mode mode) {
        super("azalai", "mode");
        this.mode = mode;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("mode", mode.word()).up();
    }
}
