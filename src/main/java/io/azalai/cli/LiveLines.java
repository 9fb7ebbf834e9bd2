package io.azalai.cli;

import java.io.PrintWriter;

/** The live view as plain lines: news as they come, the table every five seconds. Confined to the showing thread. */
final class LiveLines implements LiveOutput {

    private static final int TABLE_EVERY = 5;

    private final PrintWriter out;
    private final String[] hints;
    private int shown;

    LiveLines(PrintWriter out, String... hints) {
        this.out = out;
        this.hints = hints.clone();
    }

    @Override
    public void begin() {
        for (String hint : hints) {
            out.println(hint);
        }
        out.flush();
    }

    @Override
    public void show(LiveMoment moment) {
        moment.news().forEach(news -> out.println(news.line()));
        if (shown++ % TABLE_EVERY == 0) {
            out.println(LiveMoment.heading());
            moment.rows().forEach(row -> out.println(row.line()));
            out.println(moment.messagesPerSecond() + " messages/s, "
                    + moment.orders().size() + " orders shown");
        }
        out.flush();
    }

    @Override
    public void end() {
        out.flush();
    }
}
