package io.azalai.cli;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The live view on a terminal, drawn anew each second on the alternate screen. Confined to the showing thread. */
final class LiveScreen implements LiveOutput {

    private static final String ENTER = "\u001b[?1049h\u001b[?25l";
    private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String TO_LINE_END = "\u001b[K";
    private static final String TO_SCREEN_END = "\u001b[J";
    private static final int ALERTS_KEPT = 20;

    private final PrintWriter out;
    private final List<String> hints;
    private final Deque<String> alerts = new ArrayDeque<>();

    LiveScreen(PrintWriter out, String... hints) {
        this.out = out;
        this.hints = List.of(hints);
    }

    @Override
    public void begin() {
        out.print(ENTER);
        out.flush();
    }

    @Override
    public void show(LiveMoment moment) {
        moment.news().stream().filter(LiveMoment.News::isAlert).forEach(news -> {
            alerts.addLast(news.text());
            if (alerts.size() > ALERTS_KEPT) {
                alerts.removeFirst();
            }
        });
        List<String> lines = new LivePicture(moment, List.copyOf(alerts), hints).lines(TerminalSize.now());
        out.print(HOME + String.join(TO_LINE_END + "\r\n", lines) + TO_SCREEN_END);
        out.flush();
    }

    @Override
    public void end() {
        out.print(LEAVE);
        out.flush();
    }
}
