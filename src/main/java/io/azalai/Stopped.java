package io.azalai;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.cli.Services;
import io.azalai.model.Mode;
import io.azalai.provision.Plan;
import io.azalai.provision.Provisions;
import io.azalai.trade.journal.Backup;
import io.azalai.trade.journal.StoppedJournal;
import io.azalai.trade.journal.Storage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What commands do with the journal of a service that does not run. */
record Stopped(Clock clock) implements Services.Stopped {

    @Override
    public Path backup(Plan plan, @Nullable Path to) {
        return Backup.of(storage(plan), to, clock.instant());
    }

    @Override
    public JsonNode explain(Plan plan, String account, String clientOrderId) {
        return new StoppedJournal(storage(plan)).explain(account, clientOrderId);
    }

    @Override
    public JsonNode audit(Plan plan, Instant since) {
        return new StoppedJournal(storage(plan)).audit(since);
    }

    /** Without a configuration the service runs as a demo, in the usual folder. */
    private static Storage storage(Plan plan) {
        Path state = plan.home().resolve("state");
        return plan.config() == null
                ? Storage.in(state).within(state.resolve(Mode.DEMO.word()))
                : Provisions.read(plan, null).storage();
    }
}
