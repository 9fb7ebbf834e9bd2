package io.azalai;

import io.azalai.check.FlowGround;
import io.azalai.flow.FlowTrial;
import io.azalai.flow.SymbolBook;
import io.azalai.provision.Plan;
import io.azalai.provision.Provisions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.apache.camel.impl.DefaultCamelContext;

/** Rooms that are furnished as for a start, to try flows in them, and never start. Confined to one thread. */
final class Rehearsal implements FlowGround {

    private final Rooms rooms;
    private final Furnishing furnishing;
    private final DefaultCamelContext context = new DefaultCamelContext();

    Rehearsal(Provisions apart, Plan plan, Clock clock) {
        rooms = new Rooms(apart, clock);
        furnishing = new Furnishing(apart, rooms);
        furnishing.properties(context, plan);
        furnishing.components(context);
        furnishing.beans(context);
        context.start();
    }

    @Override
    public FlowTrial trial(SymbolBook symbols) {
        return new FlowTrial(context, symbols, furnishing::components);
    }

    @Override
    public void close() {
        try {
            context.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        } finally {
            rooms.close();
        }
    }
}
