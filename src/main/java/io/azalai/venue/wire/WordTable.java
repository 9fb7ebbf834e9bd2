package io.azalai.venue.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words on the wire and ours. Of what an order, a fill or a position is, an unknown one is an error: guessing could
 * cost money.
 */
public final class WordTable {

    private WordTable() {}

    /**
     * Our word.
     *
     * @param what what the words say, for people
     * @throws UnknownWordException when the table has none
     */
    public static <T> T strict(Map<String, T> table, String what, String wireWord) {
        T found = table.get(wireWord);
        if (found == null) {
            throw new UnknownWordException(what, wireWord);
        }
        return found;
    }

    /** A word of an order's, fill's or position's state that we do not know. */
    public static final class UnknownWordException extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        public UnknownWordException(String what, @Nullable String wireWord) {
            super("unknown " + what + " on the wire: '" + wireWord + "'");
        }
    }
}
