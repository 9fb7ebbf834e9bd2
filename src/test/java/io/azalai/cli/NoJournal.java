package io.azalai.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.provision.Plan;
import java.nio.file.Path;
import java.time.Instant;

/** A stopped service that left nothing. */
final class NoJournal implements Services.Stopped {

    @Override
    public Path backup(Plan plan, Path to) {
        throw new IllegalStateException("there is no journal");
    }

    @Override
    public JsonNode explain(Plan plan, String account, String clientOrderId) {
        throw new IllegalStateException("there is no journal");
    }

    @Override
    public JsonNode audit(Plan plan, Instant since) {
        throw new IllegalStateException("there is no journal");
    }
}
