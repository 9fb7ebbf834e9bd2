package io.azalai.venue.aster;

import io.azalai.model.Balance;
import io.azalai.model.FundingPayment;
import io.azalai.model.Listing;
import io.azalai.model.MarginCall;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.model.PositionSide;
import io.azalai.model.PositionSnapshot;
import io.azalai.model.Source;
import io.azalai.venue.DeleverageRank;
import io.azalai.venue.LeverageSetting;
import io.azalai.venue.Symbols;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Balances and positions from the venue's words to ours (aster.md section 8). Safe for many threads: what it remembers
 * is.
 */
final class AccountCodec {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int PERCENT_SCALE = 6;

    /** What the totals of an account are in. */
    private final Symbols symbols;

    private final MarkPrices marks;
    private final AccountMemory memory;

    /** A codec that completes positions of the stream by the marks and the leverage that were told elsewhere. */
    AccountCodec(Symbols symbols, MarkPrices marks, AccountMemory memory) {
        this.symbols = symbols;
        this.marks = marks;
        this.memory = memory;
    }

    /**
     * Futures balances: what is not available is locked; the total is the wallet, without unrealised PnL. In
     * multi-assets mode what is free of each asset is what the whole account could still use, so that it is not to be
     * summed.
     */
    static List<Balance> futures(String account, List<AccountWire.FuturesBalance> rows, Instant receivedAt) {
        return rows.stream()
                .map(row -> new Balance(
                        Aster.NAME,
                        Market.PERP,
                        account,
                        Words.given(row.asset(), "asset"),
                        Words.given(row.availableBalance(), "availableBalance"),
                        Words.given(row.balance(), "balance")
                                .subtract(row.availableBalance())
                                .max(BigDecimal.ZERO),
                        row.balance(),
                        Numbers.time(row.updateTime(), receivedAt),
                        receivedAt,
                        Source.REST))
                .toList();
    }

    static List<Balance> spot(String account, AccountWire.SpotAccount answer, Instant receivedAt) {
        return answer.balances().stream()
                .map(row -> spot(account, row.asset(), row.free(), row.locked(), receivedAt, receivedAt, Source.REST))
                .toList();
    }

    static Balance spot(
            String account,
            String asset,
            BigDecimal free,
            BigDecimal locked,
            Instant at,
            Instant receivedAt,
            Source source) {
        return new Balance(
                Aster.NAME,
                Market.SPOT,
                account,
                Words.given(asset, "asset"),
                Numbers.atLeastZero(free, "free"),
                Numbers.atLeastZero(locked, "locked"),
                free.add(locked),
                at,
                receivedAt,
                source);
    }

    /** The positions that are not flat, and those that are since a time: rows of what was never traded tell nothing. */
    PositionSnapshot positions(String account, List<AccountWire.PositionRisk> rows, Instant receivedAt) {
        rows.stream()
                .filter(row -> isHeld(row) || row.leverage() > 0)
                .forEach(row -> memory.learn(account, listing(row.symbol()), row.leverage()));
        List<Position> told = rows.stream()
                .filter(row -> isHeld(row) || (row.updateTime() != null && row.updateTime() > 0))
                .map(row -> isHeld(row) ? position(account, row, receivedAt) : flat(account, row, receivedAt))
                .toList();
        return new PositionSnapshot(told, Map.of());
    }

    private static boolean isHeld(AccountWire.PositionRisk row) {
        return Words.given(row.positionAmt(), "positionAmt").signum() != 0;
    }

    private Position flat(String account, AccountWire.PositionRisk row, Instant receivedAt) {
        return new Position(
                listing(row.symbol()),
                account,
                PositionDirection.FLAT,
                leg(row.positionSide(), "positionSide"),
                BigDecimal.ZERO,
                null,
                Numbers.unlessZero(row.markPrice()),
                null,
                null,
                null,
                null,
                row.leverage(),
                Words.marginMode(row.marginType()),
                null,
                Numbers.time(row.updateTime(), receivedAt),
                receivedAt,
                Source.REST);
    }

    /** A price that none can be is the venue's word for none. */
    private static @Nullable BigDecimal liquidationPrice(@Nullable BigDecimal told) {
        return told == null || told.signum() <= 0 ? null : told;
    }

    private Position position(String account, AccountWire.PositionRisk row, Instant receivedAt) {
        MarginMode mode = Words.marginMode(row.marginType());
        BigDecimal cross = crossMargin(row.positionAmt(), Numbers.unlessZero(row.markPrice()), row.leverage());
        BigDecimal margin = margin(mode, row.isolatedMargin(), cross);
        PositionSide leg = leg(row.positionSide(), "positionSide");
        return new Position(
                listing(row.symbol()),
                account,
                direction(leg, row.positionAmt()),
                leg,
                row.positionAmt().abs(),
                Numbers.atLeastZero(row.entryPrice(), "entryPrice"),
                Numbers.unlessZero(row.markPrice()),
                liquidationPrice(row.liquidationPrice()),
                row.unRealizedProfit(),
                margin == null ? null : percentage(row.unRealizedProfit(), margin),
                margin,
                row.leverage(),
                mode,
                null,
                Numbers.time(row.updateTime(), receivedAt),
                receivedAt,
                Source.REST);
    }

    /**
     * A position as ACCOUNT_UPDATE tells it, which leaves out mark and leverage, and margin when it is cross: the mark
     * is that of the market's stream or else the one its profit was reckoned with, the leverage the last that was told.
     */
    Position position(String account, AccountWire.PositionChange change, Instant at, Instant receivedAt) {
        Listing listing = listing(change.s());
        BigDecimal amount = Words.given(change.pa(), "pa");
        MarginMode mode = Words.marginMode(change.mt());
        PositionSide leg = leg(change.ps(), "ps");
        BigDecimal mark = marks.of(listing).orElseGet(() -> reckonedWith(change, amount));
        Integer leverage = memory.leverage(account, listing).orElse(null);
        BigDecimal margin = margin(mode, change.iw(), crossMargin(amount, mark, leverage));
        return new Position(
                listing,
                account,
                direction(leg, amount),
                leg,
                amount.abs(),
                Numbers.unlessZero(change.ep()),
                mark,
                null,
                change.up(),
                change.up() == null || margin == null ? null : percentage(change.up(), margin),
                margin,
                leverage,
                mode,
                null,
                at,
                receivedAt,
                Source.WS);
    }

    /** Profit is what the mark has moved since the entry, times the amount; null where it cannot be told from that. */
    private static @Nullable BigDecimal reckonedWith(AccountWire.PositionChange change, BigDecimal amount) {
        BigDecimal entry = Numbers.unlessZero(change.ep());
        return entry == null || change.up() == null || amount.signum() == 0
                ? null
                : entry.add(change.up().divide(amount, MathContext.DECIMAL64));
    }

    /** The margin that a position takes; null where the message does not say how it is kept. */
    private static @Nullable BigDecimal margin(
            @Nullable MarginMode mode, @Nullable BigDecimal isolated, @Nullable BigDecimal cross) {
        if (mode == null) {
            return null;
        }
        return switch (mode) {
            case ISOLATED -> isolated;
            case CROSS -> cross;
        };
    }

    private static @Nullable BigDecimal crossMargin(
            BigDecimal amount, @Nullable BigDecimal mark, @Nullable Integer leverage) {
        if (amount.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return mark == null || leverage == null
                ? null
                : amount.abs().multiply(mark).divide(BigDecimal.valueOf(leverage), MathContext.DECIMAL64);
    }

    /** A warning about one position. */
    MarginCall marginCall(String account, AccountWire.EndangeredPosition row, Instant at, Instant receivedAt) {
        BigDecimal amount = Words.given(row.pa(), "pa");
        PositionSide leg = leg(row.ps(), "ps");
        return new MarginCall(
                Aster.NAME,
                listing(row.s()),
                account,
                direction(leg, amount),
                leg,
                amount.abs(),
                Numbers.unlessZero(row.mp()),
                row.mm() == null ? null : Numbers.atLeastZero(row.mm(), "mm"),
                null,
                at,
                receivedAt,
                Source.WS);
    }

    /** What funding brought and cost; the size it was reckoned on the venue does not tell. */
    List<FundingPayment> funding(String account, List<AccountWire.Income> rows, Instant receivedAt) {
        return rows.stream()
                .filter(row -> FlowCodec.FUNDING.equals(row.incomeType()))
                .sorted(Comparator.comparingLong(AccountWire.Income::time))
                .map(row -> new FundingPayment(
                        listing(row.symbol()),
                        account,
                        Words.given(row.tranId(), "tranId"),
                        Words.given(row.income(), "income"),
                        Words.given(row.asset(), "asset"),
                        null,
                        null,
                        Numbers.time(row.time()),
                        receivedAt,
                        Source.REST))
                .toList();
    }

    /** What trades booked something for, each once. */
    List<Listing> traded(List<AccountWire.Income> rows) {
        return rows.stream()
                .filter(row -> FlowCodec.TRADES.contains(row.incomeType()))
                .map(AccountWire.Income::symbol)
                .filter(symbol -> symbol != null && !symbol.isEmpty())
                .distinct()
                .map(this::listing)
                .toList();
    }

    /** How soon the legs of symbols are closed for others; a leg the venue does not name has no rank. */
    List<DeleverageRank> ranks(List<AccountWire.AdlQuantile> rows) {
        List<DeleverageRank> ranks = new ArrayList<>();
        for (AccountWire.AdlQuantile row : rows) {
            Listing listing = listing(row.symbol());
            AccountWire.AdlRanks legs = Words.given(row.adlQuantile(), "adlQuantile");
            rank(listing, PositionSide.LONG, legs.LONG(), ranks);
            rank(listing, PositionSide.SHORT, legs.SHORT(), ranks);
            rank(listing, PositionSide.BOTH, legs.BOTH(), ranks);
        }
        return ranks;
    }

    private static void rank(
            Listing listing, PositionSide leg, @Nullable Integer rank, List<? super DeleverageRank> ranks) {
        if (rank != null) {
            ranks.add(new DeleverageRank(listing, leg, rank));
        }
    }

    /** What is set for a symbol. */
    static LeverageSetting leverage(AccountWire.PositionRisk row) {
        return new LeverageSetting(
                row.leverage(),
                Words.given(Words.marginMode(row.marginType()), "marginType"),
                Numbers.unlessZero(row.maxNotionalValue()));
    }

    private static PositionSide leg(@Nullable String wireWord, String field) {
        return Words.positionSide(Words.given(wireWord, field));
    }

    private static PositionDirection direction(PositionSide leg, BigDecimal amount) {
        if (amount.signum() == 0) {
            return PositionDirection.FLAT;
        }
        PositionDirection direction = amount.signum() > 0 ? PositionDirection.LONG : PositionDirection.SHORT;
        boolean other =
                switch (leg) {
                    case LONG -> amount.signum() < 0;
                    case SHORT -> amount.signum() > 0;
                    case BOTH -> false;
                };
        if (other) {
            throw new NumberFormatException("the leg " + leg + " holds " + amount);
        }
        return direction;
    }

    private static BigDecimal percentage(BigDecimal pnl, BigDecimal margin) {
        return margin.signum() == 0
                ? BigDecimal.ZERO
                : pnl.multiply(HUNDRED).divide(margin, PERCENT_SCALE, RoundingMode.HALF_UP);
    }

    /** The perpetual of a symbol. */
    Listing listing(@Nullable String symbol) {
        String given = Words.given(symbol, "symbol");
        Listing listing = symbols.onWire(Market.PERP, given);
        return listing == null ? Naming.unlisted(Market.PERP, given) : listing;
    }

    /** The most leverage by venue symbol, of any size of position. */
    static Map<String, Integer> mostLeverage(List<AccountWire.LeverageBrackets> rows) {
        Map<String, Integer> mostLeverage = new HashMap<>();
        rows.forEach(row -> row.most().ifPresent(most -> mostLeverage.put(row.symbol(), most)));
        return mostLeverage;
    }
}
