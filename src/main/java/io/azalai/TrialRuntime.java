package io.azalai;

import io.azalai.check.FlowGround;
import io.azalai.flow.FlowTrial;
import io.azalai.flow.SymbolBook;
import io.azalai.provision.Plan;
import io.azalai.provision.Provisions;
import io.azalai.timing.Clocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.impl.DefaultCamelContext;

/** Modules and a Camel context as for a start, to try flows in them; nothing starts. Confined to one thread. */
final class TrialRuntime implements FlowGround {

    private final Modules modules;
    private final RouteBindings bindings;
    private final DefaultCamelContext context = new DefaultCamelContext();

    private TrialRuntime(Provisions apart, Plan plan, Clocks clocks) {
        modules = new Modules(apart, clocks);
        bindings = new RouteBindings(apart, modules);
        bindings.properties(context, plan);
        bindings.components(context);
        bindings.beans(context);
        context.start();
    }

    /** Makes one for each check. */
    static FlowGround.Maker maker(Clocks clocks) {
        return (apart, plan) -> new TrialRuntime(apart, plan, clocks);
    }

    @Override
    public FlowTrial trial(SymbolBook symbols) {
        return new FlowTrial(context, symbols, bindings::components);
    }

    @Override
    public void close() {
        try {
            context.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        } finally {
            modules.close();
        }
    }
}
