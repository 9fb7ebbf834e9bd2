package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.PositionSide;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.SettingRequest.AdjustMargin;
import io.azalai.venue.SettingRequest.SetLeverage;
import io.azalai.venue.SettingRequest.SetMarginMode;
import io.azalai.venue.SettingRequest.Transfer;
import io.azalai.venue.VenueException;
import io.azalai.venue.hyperliquid.Call.SignedAction;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;

/**
 * The actions that set how an account trades, and that move its money, a method for each (hyperliquid.md sections 3.3
 * and 3.4). All are {@code POST /exchange}, signed, weight 1; their reply only says that it was done.
 */
final class SettingWrites {

    private static final int DOLLAR_DECIMALS = 6;

    private final Listings listings;
    private final Signing signing;
    private final Function<String, Credentials> accounts;
    private final Network network;
    private final boolean transfers;

    /** With the account of each alias, and whether the configuration lets money move. */
    SettingWrites(
            Listings listings, Signing signing, Function<String, Credentials> accounts, HyperliquidSettings settings) {
        this.listings = listings;
        this.signing = signing;
        this.accounts = accounts;
        this.network = settings.network();
        this.transfers = settings.transfers();
    }

    /** All of them, by the class of the request. */
    Map<Class<?>, Call<?, ?>> calls() {
        return Map.of(
                SetLeverage.class, leverage(),
                SetMarginMode.class, marginMode(),
                AdjustMargin.class, margin(),
                Transfer.class, transfer());
    }

    /**
     * {@code updateLeverage}. A coin without cross margin gets isolated margin, whatever was asked. Weight 1.
     * {@code POST /exchange}, signed, section 3.3.
     */
    SignedAction<SetLeverage, Integer> leverage() {
        return new SignedAction<>(
                request -> signing.ungated(
                        account(request),
                        leverage(
                                request,
                                request.listing(),
                                request.leverage(),
                                request.marginMode() == MarginMode.CROSS
                                        && !listings.isIsolatedOnly(request.listing()))),
                request -> account(request),
                request -> 1,
                (request, response, receivedAt) -> request.leverage());
    }

    /**
     * {@code updateLeverage}, which sets the mode too; refused by the venue while there is a position, weight 1.
     * {@code POST /exchange}, signed, section 3.3.
     */
    SignedAction<SetMarginMode, MarginMode> marginMode() {
        return new SignedAction<>(
                request -> signing.ungated(
                        account(request),
                        leverage(
                                request,
                                request.listing(),
                                request.leverage(),
                                request.marginMode() == MarginMode.CROSS)),
                request -> account(request),
                request -> 1,
                (request, response, receivedAt) -> request.marginMode());
    }

    private ObjectNode leverage(AccountRequest<?> request, Listing listing, int leverage, boolean cross) {
        requirePerpetual(request, listing);
        return Json.type("updateLeverage")
                .put("asset", listings.id(listing))
                .put("isCross", cross)
                .put("leverage", leverage);
    }

    /**
     * {@code updateIsolatedMargin}, in millionths of a dollar; negative takes away, weight 1. {@code POST /exchange},
     * signed, section 3.3.
     */
    SignedAction<AdjustMargin, BigDecimal> margin() {
        return new SignedAction<>(
                request -> {
                    check(request);
                    return signing.ungated(
                            account(request),
                            Json.type("updateIsolatedMargin")
                                    .put("asset", listings.id(request.listing()))
                                    .put("isBuy", true)
                                    .put("ntli", millionths(request, request.amount())));
                },
                request -> account(request),
                request -> 1,
                (request, response, receivedAt) -> request.amount());
    }

    private static void check(AdjustMargin request) {
        requirePerpetual(request, request.listing());
        if (request.positionSide() != PositionSide.BOTH) {
            throw refused(request, "POSITION_SIDE", "Hyperliquid has no hedge mode: positionSide must be BOTH");
        }
        if (request.amount().signum() == 0) {
            throw refused(request, "AMOUNT", "the amount must not be 0");
        }
    }

    /**
     * {@code usdClassTransfer} with the account's own key, {@code agentSendAsset} with an agent's; the reply has no id,
     * so the answer is ours, weight 1. {@code POST /exchange}, signed, section 3.4.
     */
    SignedAction<Transfer, String> transfer() {
        return new SignedAction<>(
                request -> {
                    check(request);
                    Credentials account = account(request);
                    return account.signsByAgent()
                            ? signing.ungated(account, nonce -> sendAsset(account, request, nonce))
                            : signing.byUser(
                                    account,
                                    UserAction.USD_CLASS_TRANSFER,
                                    nonce -> classTransfer(account, request, nonce));
                },
                request -> account(request),
                request -> 1,
                (request, response, receivedAt) -> request.id());
    }

    private void check(Transfer request) {
        if (!transfers) {
            throw refused(
                    request,
                    "TRANSFERS_OFF",
                    "transfers are off: set exchanges.hyperliquid.transfers to true to allow them");
        }
        if (!request.asset().equalsIgnoreCase(Naming.COLLATERAL)) {
            throw refused(
                    request, "ASSET", "only " + Naming.COLLATERAL + " moves to perpetuals, not " + request.asset());
        }
        if (request.amount().signum() <= 0) {
            throw refused(request, "AMOUNT", "must be above zero, was " + text(request.amount()));
        }
        millionths(request, request.amount());
    }

    private static ObjectNode classTransfer(Credentials account, Transfer request, long nonce) {
        String vault = account.vaultAddress();
        String amount = text(request.amount());
        return Json.MAPPER
                .createObjectNode()
                .put("amount", vault == null ? amount : amount + " subaccount:" + vault)
                .put("toPerp", request.from() == Market.SPOT)
                .put("nonce", nonce);
    }

    private ObjectNode sendAsset(Credentials account, Transfer request, long nonce) {
        String vault = account.vaultAddress();
        boolean fromSpot = request.from() == Market.SPOT;
        return Json.type("agentSendAsset")
                .put("destination", account.user())
                .put("sourceDex", fromSpot ? Parts.SPOT : Parts.FIRST)
                .put("destinationDex", fromSpot ? Parts.FIRST : Parts.SPOT)
                .put("token", network.dollars())
                .put("amount", text(request.amount()))
                .put("fromSubAccount", vault == null ? "" : vault)
                .put("nonce", nonce);
    }

    private static String text(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static long millionths(AccountRequest<?> request, BigDecimal amount) {
        try {
            return amount.movePointRight(DOLLAR_DECIMALS).longValueExact();
        } catch (ArithmeticException finer) {
            throw refused(request, "AMOUNT", "has more than 6 decimals: " + amount.toPlainString());
        }
    }

    private static void requirePerpetual(AccountRequest<?> request, Listing listing) {
        if (listing.market() == Market.SPOT) {
            throw refused(request, "LEVERAGE", "spot has no leverage and no margin");
        }
    }

    private Credentials account(AccountRequest<?> request) {
        return accounts.apply(request.account());
    }

    private static VenueException refused(AccountRequest<?> request, String code, String text) {
        return new VenueException(VenueException.notSent(Hyperliquid.NAME, request.operation(), code, text));
    }
}
