package io.azalai.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * The live view as lines that fit a terminal: prices first, then orders and alerts, hints where there is room.
 *
 * @param alerts newest last
 * @param hints the last one is always shown
 */
record LivePicture(LiveMoment moment, List<String> alerts, List<String> hints) {

    private static final int HEADS = 4;
    private static final int ROOM_FOR_ALL_HINTS = 22;
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    LivePicture {
        alerts = List.copyOf(alerts);
        hints = List.copyOf(hints);
    }

    /** The lines from the top, none wider than the terminal and not more of them than it has. */
    List<String> lines(TerminalSize size) {
        List<String> lines = new ArrayList<>();
        lines.add(bold(
                "AZALAI demo   " + moment.messagesPerSecond() + " messages/s   simulated venues, nothing leaves",
                size));
        lines.add(bold(LiveMoment.heading(), size));
        moment.rows().forEach(row -> lines.add(clip(row.line(), size)));
        List<String> told = size.rows() - lines.size() >= ROOM_FOR_ALL_HINTS ? hints : last(hints, 1);
        int room = Math.max(0, size.rows() - lines.size() - told.size() - HEADS);
        List<String> orders = last(moment.orders(), room / 2);
        lines.add("");
        lines.add(bold("ORDERS", size));
        orders.forEach(order -> lines.add(clip(order, size)));
        lines.add("");
        lines.add(bold("ALERTS", size));
        last(alerts, room - orders.size()).forEach(alert -> lines.add(clip(alert, size)));
        while (lines.size() < size.rows() - told.size()) {
            lines.add("");
        }
        told.forEach(hint -> lines.add(clip(hint, size)));
        return List.copyOf(lines.subList(0, Math.min(lines.size(), size.rows())));
    }

    private static List<String> last(List<String> lines, int count) {
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    private static String clip(String line, TerminalSize size) {
        return line.length() <= size.columns() ? line : line.substring(0, size.columns());
    }

    private static String bold(String line, TerminalSize size) {
        return BOLD + clip(line, size) + PLAIN;
    }
}
