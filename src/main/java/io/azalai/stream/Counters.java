package io.azalai.stream;

import java.util.concurrent.atomic.LongAdder;

/** Running totals of one endpoint. Safe for many threads. */
final class Counters {
    final LongAdder frames = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder reconnects = new LongAdder();
    final LongAdder dropped = new LongAdder();
}
