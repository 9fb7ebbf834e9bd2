package io.azalai.trade;

import io.azalai.model.AccountEvent;
import io.azalai.model.Balance;
import io.azalai.model.Market;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.model.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was last told of each balance and position. Confined to the lock of {@link OrderDesk}. */
final class Told {

    private final Map<String, AccountEvent> last = new HashMap<>();

    /** Whether more than the market's movement tells it from what was told last. */
    boolean isNews(AccountEvent event) {
        AccountEvent before = last.put(event.key(), event);
        if (before instanceof Position was && event instanceof Position is) {
            return was.signedSize().compareTo(is.signedSize()) != 0
                    || differ(was.entryPrice(), is.entryPrice())
                    || was.marginMode() != is.marginMode()
                    || !Objects.equals(was.leverage(), is.leverage());
        }
        if (before instanceof Balance was && event instanceof Balance is) {
            return differ(was.total(), is.total()) || differ(was.locked(), is.locked());
        }
        return true;
    }

    /** The news that positions told of earlier are flat, because a snapshot no longer names them. */
    List<Position> gone(String venue, String account, Collection<Position> snapshot, Instant at) {
        Set<String> named = snapshot.stream().map(Position::key).collect(Collectors.toSet());
        return last.values().stream()
                .filter(Position.class::isInstance)
                .map(Position.class::cast)
                .filter(was -> was.venue().equals(venue) && was.account().equals(account))
                .filter(was -> was.side() != PositionDirection.FLAT && !named.contains(was.key()))
                .filter(was -> !was.receivedAt().isAfter(at))
                .map(was -> flat(was, at))
                .toList();
    }

    /** The news that balances of a wallet told of earlier are nothing, because a snapshot no longer names them. */
    List<Balance> gone(String venue, String account, Market wallet, Collection<Balance> snapshot, Instant at) {
        Set<String> named = snapshot.stream().map(Balance::key).collect(Collectors.toSet());
        return last.values().stream()
                .filter(Balance.class::isInstance)
                .map(Balance.class::cast)
                .filter(was -> was.venue().equals(venue) && was.account().equals(account) && was.market() == wallet)
                .filter(was -> was.total().signum() != 0 && !named.contains(was.key()))
                .filter(was -> !was.receivedAt().isAfter(at))
                .map(was -> was.gone(at, Source.REST))
                .toList();
    }

    private static Position flat(Position was, Instant at) {
        return new Position(
                was.listing(),
                was.account(),
                PositionDirection.FLAT,
                was.positionSide(),
                BigDecimal.ZERO,
                null,
                was.markPrice(),
                null,
                null,
                null,
                null,
                was.leverage(),
                was.marginMode(),
                null,
                at,
                at,
                Source.REST);
    }

    private static boolean differ(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return (one == null) != (other == null);
        }
        return one.compareTo(other) != 0;
    }
}
