package io.azalai.check;

import io.azalai.flow.FlowTrial;
import io.azalai.flow.SymbolBook;
import io.azalai.provision.Plan;
import io.azalai.provision.Provisions;

/** The rooms furnished as for a start, apart from any that run: flows are tried in them, and nothing starts. */
public interface FlowGround extends AutoCloseable {

    /** Tries flows with the symbols that mean something. */
    FlowTrial trial(SymbolBook symbols);

    @Override
    void close();

    interface Maker {
        /** With provisions that keep what they write apart. */
        FlowGround open(Provisions apart, Plan plan);
    }
}
