package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.loopback.DecimalForm;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.Purse;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Transfers between wallets, accounts and the outside (sections 3.3 and 3.4). Confined to the event loop. */
final class MoneyActions {

    private static final String USDC = "USDC";
    private static final String SPOT = "spot";
    private static final BigDecimal WITHDRAWAL_FEE = BigDecimal.ONE;
    private static final BigDecimal FIRST_TRANSFER_FEE = BigDecimal.ONE;
    private static final int PERPETUAL_DECIMALS = 6;

    private final Engine engine;
    private final Universe universe;
    private final Signers signers;
    private final Modes modes;
    private final LedgerUpdates ledger;

    MoneyActions(Engine engine, Universe universe, Signers signers, Modes modes, LedgerUpdates ledger) {
        this.engine = engine;
        this.universe = universe;
        this.signers = signers;
        this.modes = modes;
        this.ledger = ledger;
    }

    void addTo(ActionDesk desk) {
        desk.put("usdClassTransfer", this::classTransfer);
        desk.put("usdSend", this::usdSend);
        desk.put("spotSend", this::spotSend);
        desk.put("sendAsset", (by, action) -> sendAsset(by, action, address(action, "destination")));
        desk.put("agentSendAsset", this::agentSendAsset);
        desk.put("withdraw3", this::withdraw);
        desk.put("subAccountTransfer", this::subAccountTransfer);
        desk.put("subAccountSpotTransfer", this::subAccountSpotTransfer);
    }

    private JsonNode classTransfer(Acting by, ObjectNode action) {
        String[] parts = action.get("amount").asText().split(" subaccount:", 2);
        String account = parts.length > 1 ? ownSubAccount(by, parts[1]) : by.account();
        refuseUnified(account);
        BigDecimal amount = amount(parts[0], PERPETUAL_DECIMALS);
        boolean toPerp = action.get("toPerp").asBoolean();
        Purse spot = Purse.spot(account, USDC);
        Purse perp = Purse.margin(account, USDC);
        move(toPerp ? spot : perp, toPerp ? perp : spot, amount, "token transfer");
        ledger.add(
                delta("accountClassTransfer").put("usdc", Decimals.text(amount)).put("toPerp", toPerp), account);
        return ActionReply.done();
    }

    private JsonNode usdSend(Acting by, ObjectNode action) {
        refuseUnified(by.account());
        BigDecimal amount = amount(action.get("amount").asText(), PERPETUAL_DECIMALS);
        String to = address(action, "destination");
        BigDecimal fee = send(Purse.margin(by.account(), USDC), Purse.margin(to, USDC), amount);
        ObjectNode delta = delta("internalTransfer").put("usdc", Decimals.text(amount));
        ledger.add(
                delta.put("user", by.account()).put("destination", to).put("fee", Decimals.text(fee)),
                by.account(),
                to);
        return ActionReply.done();
    }

    private JsonNode spotSend(Acting by, ObjectNode action) {
        refuseUnified(by.account());
        String token = token(action);
        BigDecimal amount = spotAmount(action.get("amount").asText(), token);
        String to = address(action, "destination");
        BigDecimal fee = send(Purse.spot(by.account(), token), Purse.spot(to, token), amount);
        ObjectNode delta = delta("spotTransfer").put("token", token).put("amount", Decimals.text(amount));
        delta.put("usdcValue", value(token, amount)).put("user", by.account()).put("destination", to);
        delta.put("fee", Decimals.text(fee)).put("nativeTokenFee", "0.0").put("nonce", by.nonce());
        ledger.add(delta.put("feeToken", USDC), by.account(), to);
        return ActionReply.done();
    }

    private JsonNode agentSendAsset(Acting by, ObjectNode action) {
        String to = address(action, "destination");
        boolean own = to.equals(by.master())
                || signers.ownerOf(to).filter(by.master()::equals).isPresent();
        if (!own) {
            throw new RefusedException("Agent can only send asset to same user or their sub-accounts.");
        }
        return sendAsset(by, action, to);
    }

    private JsonNode sendAsset(Acting by, ObjectNode action, String to) {
        String sub = action.get("fromSubAccount").asText();
        String from = sub.isEmpty() ? by.account() : ownSubAccount(by, sub);
        String source = dex(action, "sourceDex");
        String target = dex(action, "destinationDex");
        String token = token(action);
        boolean spotOnly = source.equals(SPOT) && target.equals(SPOT);
        if (modes.isUnified(from) && !spotOnly) {
            throw new RefusedException("Unified account only supports sending assets through spot");
        }
        if ((from.equals(to) && source.equals(target)) || !takes(source, token) || !takes(target, token)) {
            throw new RefusedException("Invalid send");
        }
        boolean coarse = !spotOnly && token.equals(USDC);
        String sent = action.get("amount").asText();
        BigDecimal amount = coarse ? amount(sent, PERPETUAL_DECIMALS) : spotAmount(sent, token);
        BigDecimal fee = send(purse(from, token, source), purse(to, token, target), amount);
        ObjectNode delta = delta("send").put("user", from).put("destination", to);
        delta.put("sourceDex", source).put("destinationDex", target).put("token", token);
        delta.put("amount", Decimals.text(amount)).put("usdcValue", value(token, amount));
        delta.put("fee", Decimals.text(fee)).put("nativeTokenFee", "0.0").put("nonce", by.nonce());
        ledger.add(delta.put("feeToken", USDC), from, to);
        return ActionReply.done();
    }

    private JsonNode withdraw(Acting by, ObjectNode action) {
        BigDecimal amount = amount(action.get("amount").asText(), PERPETUAL_DECIMALS);
        if (amount.compareTo(WITHDRAWAL_FEE) <= 0) {
            throw new RefusedException("Insufficient balance for withdrawal.");
        }
        move(Purse.margin(by.account(), USDC), null, amount, "withdrawal");
        ObjectNode delta = delta("withdraw").put("usdc", Decimals.text(amount.subtract(WITHDRAWAL_FEE)));
        ledger.add(delta.put("nonce", by.nonce()).put("fee", Decimals.text(WITHDRAWAL_FEE)), by.account());
        return ActionReply.done();
    }

    private JsonNode subAccountTransfer(Acting by, ObjectNode action) {
        String sub = ownSubAccount(by, action.get("subAccountUser").asText());
        BigDecimal amount = BigDecimal.valueOf(action.get("usd").asLong(), PERPETUAL_DECIMALS);
        boolean deposit = action.get("isDeposit").asBoolean();
        String from = deposit ? by.master() : sub;
        String to = deposit ? sub : by.master();
        move(Purse.margin(from, USDC), Purse.margin(to, USDC), amount, "token transfer");
        ObjectNode delta = delta("subAccountTransfer").put("usdc", Decimals.text(amount));
        ledger.add(delta.put("user", from).put("destination", to), from, to);
        return ActionReply.done();
    }

    private JsonNode subAccountSpotTransfer(Acting by, ObjectNode action) {
        String sub = ownSubAccount(by, action.get("subAccountUser").asText());
        boolean deposit = action.get("isDeposit").asBoolean();
        String from = deposit ? by.master() : sub;
        String to = deposit ? sub : by.master();
        String token = token(action);
        BigDecimal amount = spotAmount(action.get("amount").asText(), token);
        move(Purse.spot(from, token), Purse.spot(to, token), amount, "token transfer");
        return ActionReply.done();
    }

    private void move(Purse from, @Nullable Purse to, BigDecimal amount, String what) {
        if (!engine.move(from, to, amount)) {
            throw new RefusedException("Insufficient balance for " + what + ".");
        }
    }

    /**
     * Sends to somebody whose account opens with the first transfer, which costs a dollar of what is sent or of spot;
     * the fee. What is refused costs nothing and opens nothing.
     */
    private BigDecimal send(Purse from, Purse to, BigDecimal amount) {
        boolean first = !engine.knows(to.account());
        if (first) {
            Purse payer = from.asset().equals(USDC) ? from : Purse.spot(from.account(), USDC);
            BigDecimal ofPayer = payer.equals(from) ? amount.add(FIRST_TRANSFER_FEE) : FIRST_TRANSFER_FEE;
            if (engine.free(payer).compareTo(ofPayer) < 0 || engine.free(from).compareTo(amount) < 0) {
                throw new RefusedException("Insufficient balance for token transfer.");
            }
            engine.open(to.account(), Map.of(), BigDecimal.ZERO);
            signers.addAccount(to.account());
            move(payer, null, FIRST_TRANSFER_FEE, "token transfer");
        }
        move(from, to, amount, "token transfer");
        return first ? FIRST_TRANSFER_FEE : BigDecimal.ZERO;
    }

    private void refuseUnified(String account) {
        if (modes.isUnified(account)) {
            throw new RefusedException("Action disabled when unified account is active");
        }
    }

    private String ownSubAccount(Acting by, String address) {
        String sub = address.toLowerCase(Locale.ROOT);
        return signers.ownerOf(sub)
                .filter(by.master()::equals)
                .map(owner -> sub)
                .orElseThrow(() -> new RefusedException("Sub-account " + sub + " is not registered to " + by.master()));
    }

    /** Whether a token may lie there: on spot all, on a dex its collateral. */
    private boolean takes(String dex, String token) {
        return dex.equals(SPOT) || universe.collateral(dex).equals(token);
    }

    /** What an amount of a token is worth by its spot pair. */
    private String value(String token, BigDecimal amount) {
        BigDecimal price = universe.spotPairs().stream()
                .filter(pair -> pair.product().base().equals(token))
                .findFirst()
                .map(pair -> engine.statistics(pair.name()).mark())
                .orElse(BigDecimal.ONE);
        return AccountWire.usd(amount.multiply(price));
    }

    private static Purse purse(String account, String token, String dex) {
        return new Purse(account, token, dex.equals(SPOT) ? null : dex);
    }

    private String dex(ObjectNode action, String field) {
        String dex = action.get(field).asText();
        if (!dex.equals(SPOT) && universe.meta(dex).isEmpty()) {
            throw new RefusedException("Invalid perp DEX");
        }
        return dex;
    }

    private String token(ObjectNode action) {
        return universe.tokenRow(action.get("token").asText())
                .map(row -> row.get("name").asText())
                .orElseThrow(() -> new RefusedException("Unknown token"));
    }

    private static String address(ObjectNode action, String field) {
        return action.get(field).asText().toLowerCase(Locale.ROOT);
    }

    /** An amount on spot: as fine as the token is. */
    private BigDecimal spotAmount(String text, String token) {
        int decimals = universe.tokenRow(token)
                .map(row -> row.path("weiDecimals").asInt())
                .orElse(PERPETUAL_DECIMALS);
        BigDecimal amount = amount(text, Integer.MAX_VALUE);
        if (amount.scale() > decimals) {
            throw new RefusedException("Invalid number of decimals");
        }
        return amount;
    }

    private static BigDecimal amount(String text, int decimals) {
        BigDecimal amount = DecimalForm.UNSIGNED
                .read(text)
                .orElseThrow(() -> new RefusedException("Invalid decimal number"))
                .stripTrailingZeros();
        if (amount.signum() == 0) {
            throw new RefusedException("Send amount cannot be zero");
        }
        if (amount.scale() > decimals) {
            throw new RefusedException("Invalid send");
        }
        return amount;
    }

    private static ObjectNode delta(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
