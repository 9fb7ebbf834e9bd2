package io.azalai.venue.hyperliquid;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What spot tokens are called here. Anybody may deploy one under a name that another has, so that the index alone tells
 * which is meant (hyperliquid.md sections 2.2, 2.5 and 11 point 6): of those that share a name the canonical, then the
 * oldest keeps it, and each other has its index behind it, {@code USDC-401}. Immutable.
 */
final class Tokens {

    /** Before metadata was read: the collateral of the first dex has the index 0. */
    static final Tokens UNREAD = new Tokens(Map.of(), Map.of(Naming.COLLATERAL, 0), Set.of());

    private static final char BEFORE_INDEX = '-';

    private final Map<Integer, String> names;
    private final Map<String, Integer> keepers;
    private final Set<String> shared;

    private Tokens(Map<Integer, String> names, Map<String, Integer> keepers, Set<String> shared) {
        this.names = Map.copyOf(names);
        this.keepers = Map.copyOf(keepers);
        this.shared = Set.copyOf(shared);
    }

    /** A token as metadata lists it, by a name that others may have too. */
    record Listed(String name, int index, boolean canonical) {}

    /** All that metadata lists. */
    static Tokens of(List<Listed> listed) {
        Map<Integer, String> names = new HashMap<>();
        Map<String, Integer> keepers = new HashMap<>();
        Set<String> shared = new HashSet<>();
        listed.stream()
                .sorted(Comparator.comparing(Listed::canonical).reversed().thenComparing(Listed::index))
                .forEach(token -> {
                    boolean keeps = keepers.putIfAbsent(token.name(), token.index()) == null;
                    names.put(token.index(), keeps ? token.name() : twin(token.name(), token.index()));
                    if (!keeps) {
                        shared.add(token.name());
                    }
                });
        return new Tokens(names, keepers, shared);
    }

    private static String twin(String wireName, int index) {
        return wireName + BEFORE_INDEX + index;
    }

    /** Whether none is known yet. */
    boolean isEmpty() {
        return names.isEmpty();
    }

    /** The token of an index; empty where metadata lists none. */
    Optional<String> of(int index) {
        return Optional.ofNullable(names.get(index));
    }

    /**
     * The token of a balance. One that metadata does not list yet is the twin of a token that has its name.
     *
     * @param index null where the venue leaves it out, as of outcomes
     */
    String held(@Nullable Integer index, String wireName) {
        if (index == null) {
            return wireName;
        }
        Integer keeper = keepers.get(wireName);
        return of(index).orElse(keeper == null || keeper.equals(index) ? wireName : twin(wireName, index));
    }

    /** Whether several tokens bear a name, so that data which names a token without its index may mean either. */
    boolean share(String wireName) {
        return shared.contains(wireName);
    }

    /** Whether a token is one that the venue calls by this name. */
    static boolean isCalled(String token, String wireName) {
        return token.equals(wireName)
                || (token.startsWith(wireName + BEFORE_INDEX)
                        && token.substring(wireName.length() + 1).chars().allMatch(Character::isDigit));
    }
}
