package io.azalai.cli;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;

/** The live view on a terminal, drawn anew each second on the alternate screen. Confined to the showing thread. */
final class LiveScreen implements LiveOutput {

    private static final String ENTER = "\u001b[?1049h\u001b[?25l";
    private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String TO_LINE_END = "\u001b[K";
    private static final String TO_SCREEN_END = "\u001b[J";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";
    private static final int NEWS_KEPT = 10;

    private final PrintWriter out;
    private final String[] hints;
    private final Deque<String> news = new ArrayDeque<>();

    LiveScreen(PrintWriter out, String... hints) {
        this.out = out;
        this.hints = hints.clone();
    }

    @Override
    public void begin() {
        out.print(ENTER);
        out.flush();
    }

    @Override
    public void show(LiveMoment moment) {
        for (String line : moment.news()) {
            news.addLast(line);
            if (news.size() > NEWS_KEPT) {
                news.removeFirst();
            }
        }
        out.print(HOME);
        line(BOLD + "AZALAI demo" + PLAIN + "   " + moment.messagesPerSecond()
                + " messages/s   both venues simulated, no order leaves this machine");
        line("");
        line(BOLD + LiveMoment.heading() + PLAIN);
        moment.rows().forEach(row -> line(row.line()));
        line("");
        line(BOLD + "ORDERS" + PLAIN);
        moment.orders().forEach(this::line);
        line("");
        line(BOLD + "WHAT HAPPENS" + PLAIN);
        news.forEach(this::line);
        line("");
        for (String hint : hints) {
            line(hint);
        }
        out.print(TO_SCREEN_END);
        out.flush();
    }

    @Override
    public void end() {
        out.print(LEAVE);
        out.println("azalai demo: stopping ...");
        out.flush();
    }

    private void line(String text) {
        out.print(text + TO_LINE_END + "\r\n");
    }
}
