package io.azalai;

import io.azalai.cli.Services;
import io.azalai.simulator.Simulator;

/** Simulated venues as a command holds them. */
record SimulatedVenues(Simulator simulator) implements Services.Simulated {

    @Override
    public String announcement() {
        return simulator.announcement();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
