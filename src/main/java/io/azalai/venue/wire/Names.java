package io.azalai.venue.wire;

import java.util.Arrays;

/** Words that a decoder knows, names of fields or values, found without making a text of each. Immutable. */
public final class Names {

    private static final int SLOTS = 256;

    private final String[][] slots = new String[SLOTS][0];

    private Names(String... known) {
        for (String name : known) {
            int slot = slot(name.charAt(0), name.charAt(name.length() - 1), name.length());
            String[] longer = Arrays.copyOf(slots[slot], slots[slot].length + 1);
            longer[longer.length - 1] = name;
            slots[slot] = longer;
        }
    }

    /** The words of a text, with spaces between. */
    public static Names of(String known) {
        return new Names(known.split(" "));
    }

    /** The word at that place of a text; empty when it is none of these. */
    String at(char[] text, int from, int to) {
        if (from < to) {
            for (String name : slots[slot(text[from], text[to - 1], to - from)]) {
                if (is(name, text, from, to)) {
                    return name;
                }
            }
        }
        return "";
    }

    private static boolean is(String name, char[] text, int from, int to) {
        if (name.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text[i] != name.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }

    private static int slot(char first, char last, int length) {
        return (first * 31 + last * 7 + length) & (SLOTS - 1);
    }
}
