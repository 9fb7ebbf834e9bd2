package io.azalai.stream;

import java.util.List;

/** Channels in words, of which only the first few are named. */
final class ChannelNames {
    private static final int MOST = 5;

    private ChannelNames() {}

    static String few(List<String> channels) {
        String named = String.join(", ", channels.subList(0, Math.min(MOST, channels.size())));
        int more = channels.size() - MOST;
        return named + (more > 0 ? " and " + more + " more" : "");
    }

    /** Why channels do not come that were set aside. */
    static String aside(List<String> channels) {
        return "in quarantine, since the venue refused them or cut their connection: "
                + few(channels.stream().sorted().toList());
    }
}
