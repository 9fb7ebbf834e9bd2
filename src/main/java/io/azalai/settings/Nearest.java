package io.azalai.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known name that a mistyped one most likely meant. */
public final class Nearest {

    private Nearest() {}

    /** The nearest of the known names, if one is near enough: a third of its letters may differ. */
    public static Optional<String> to(String name, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String lower = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(each -> distance.apply(lower, each.toLowerCase(Locale.ROOT))))
                .filter(each -> distance.apply(lower, each.toLowerCase(Locale.ROOT)) <= 1 + each.length() / 3);
    }
}
