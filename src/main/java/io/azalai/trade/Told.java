package io.azalai.trade;

import io.azalai.model.AccountEvent;
import io.azalai.model.Balance;
import io.azalai.model.Market;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.model.Source;
import io.azalai.trade.journal.TradedLeg;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was last told of each balance and position. Confined to the lock of {@link OrderDesk}. */
final class Told {

    private final Map<String, Known> last = new HashMap<>();

    /** What an earlier run may have told of as open, and never as closed: flat until it is told of. */
    private final List<Position> left;

    /**
     * What was told last.
     *
     * @param asOf by our clock: when it was received or, of what was asked for, when it was asked
     */
    private record Known(AccountEvent event, Instant asOf) {}

    /** @param traded what the journal knows from earlier runs */
    Told(Collection<TradedLeg> traded) {
        left = traded.stream().map(Told::flat).toList();
    }

    /** Whether more than the market's movement tells it from what was told last. */
    boolean isNews(AccountEvent event, Instant asOf) {
        Known known = last.put(event.key(), new Known(event, asOf));
        AccountEvent before = known == null ? null : known.event();
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

    /** Of what a snapshot names, that of which nothing newer was told since it was asked for. */
    <E extends AccountEvent> List<E> notOvertaken(Collection<E> snapshot, Instant askedAt) {
        return snapshot.stream()
                .filter(event -> !isToldSince(event.key(), askedAt))
                .toList();
    }

    /** With the leverage and margin mode told last, where a stream's row does not carry them: they stand. */
    Position completed(Position position) {
        Known known = last.get(position.key());
        return known != null && known.event() instanceof Position was
                ? position.with(
                        position.leverage() == null ? was.leverage() : position.leverage(),
                        position.marginMode() == null ? was.marginMode() : position.marginMode())
                : position;
    }

    private boolean isToldSince(String key, Instant at) {
        Known known = last.get(key);
        return known != null && known.asOf().isAfter(at);
    }

    /** What was told last of a kind, as far as nothing of it was told since. */
    private <E extends AccountEvent> Stream<E> before(Class<E> kind, Instant at) {
        return last.values().stream()
                .filter(known -> !known.asOf().isAfter(at))
                .map(Known::event)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** The news that positions told of earlier are flat, because a snapshot no longer names them. */
    List<Position> gone(String venue, String account, Collection<Position> snapshot, Instant at) {
        Set<String> named = snapshot.stream().map(Position::key).collect(Collectors.toSet());
        return Stream.concat(
                        before(Position.class, at).filter(was -> was.side() != PositionDirection.FLAT),
                        left.stream().filter(flat -> !last.containsKey(flat.key())))
                .filter(was -> was.venue().equals(venue) && was.account().equals(account))
                .filter(was -> !named.contains(was.key()))
                .map(was -> flat(was, at))
                .toList();
    }

    /** The news that balances of a wallet told of earlier are nothing, because a snapshot no longer names them. */
    List<Balance> gone(String venue, String account, Market wallet, Collection<Balance> snapshot, Instant at) {
        Set<String> named = snapshot.stream().map(Balance::key).collect(Collectors.toSet());
        return before(Balance.class, at)
                .filter(was -> was.venue().equals(venue) && was.account().equals(account) && was.market() == wallet)
                .filter(was -> was.total().signum() != 0 && !named.contains(was.key()))
                .map(was -> was.gone(at, Source.REST))
                .toList();
    }

    private static Position flat(TradedLeg leg) {
        return new Position(
                leg.listing(),
                leg.account(),
                PositionDirection.FLAT,
                leg.side(),
                BigDecimal.ZERO,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                Source.REST);
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
