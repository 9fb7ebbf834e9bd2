package io.azalai.cli;

/** Where the live view appears. */
interface LiveOutput {

    void begin();

    void show(LiveMoment moment);

    void end();
}
