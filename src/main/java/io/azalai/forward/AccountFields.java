package io.azalai.forward;

import io.azalai.model.Alert;
import io.azalai.model.Audit;
import io.azalai.model.Balance;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.Heartbeat;
import io.azalai.model.MarginCall;
import io.azalai.model.Order;
import io.azalai.model.OrderEvent;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.Position;
import io.azalai.model.RiskDecision;
import io.azalai.model.RiskState;
import io.azalai.model.TwapPrices;
import java.time.Duration;

/** The fields of private data, risk and operations beyond the envelope (downstream.md sections 3 and 7, risk.md 7). */
final class AccountFields {

    private AccountFields() {}

    static void balance(Balance balance, JsonFields json) {
        json.text("asset", balance.asset())
                .decimal("free", balance.free())
                .decimal("locked", balance.locked())
                .decimal("total", balance.total());
    }

    static void position(Position position, JsonFields json) {
        json.text("side", position.side())
                .text("positionSide", position.positionSide())
                .decimal("size", position.size())
                .decimal("entryPrice", position.entryPrice())
                .decimal("markPrice", position.markPrice())
                .decimal("liquidationPrice", position.liquidationPrice())
                .decimal("pnl", position.pnl())
                .decimal("percentage", position.percentage())
                .decimal("margin", position.margin())
                .whole("leverage", position.leverage())
                .text("marginMode", position.marginMode())
                .decimal("fundingSinceOpen", position.fundingSinceOpen());
    }

    static void order(Order order, JsonFields json) {
        json.text("orderId", order.orderId())
                .text("clientOrderId", order.clientOrderId())
                .text("venueClientOrderId", order.venueClientOrderId())
                .text("side", order.side())
                .text("orderType", order.orderType())
                .text("positionSide", order.positionSide())
                .decimal("quantity", order.quantity())
                .decimal("price", order.price())
                .decimal("triggerPrice", order.triggerPrice())
                .text("timeInForce", order.timeInForce())
                .flag("reduceOnly", order.reduceOnly())
                .text("status", order.status())
                .decimal("filledQty", order.filledQty())
                .decimal("leavesQty", order.leavesQuantity())
                .decimal("avgPrice", order.avgPrice())
                .time("createdAt", order.createdAt())
                .time("updatedAt", order.updatedAt())
                .text("strategyId", order.strategyId())
                .text("reason", order.reason());
    }

    static void orderEvent(OrderEvent event, JsonFields json) {
        json.text("execType", event.execType())
                .object("order", () -> {
                    json.text("symbol", event.order().listing().symbol());
                    order(event.order(), json);
                })
                .decimal("lastQty", event.lastQuantity())
                .decimal("lastPrice", event.lastPrice())
                .text("tradeId", event.tradeId())
                .text("reason", event.reason());
    }

    static void orderRequest(OrderRequest request, JsonFields json) {
        json.text("action", request.action()).text("clientOrderId", request.clientOrderId());
        terms(request.terms(), json);
        json.time("createdAt", request.createdAt())
                .text("strategyId", request.strategyId())
                .text("origClientOrderId", request.origClientOrderId());
    }

    private static void terms(OrderTerms terms, JsonFields json) {
        Duration period = terms.pace().period();
        json.text("side", terms.side())
                .text("orderType", terms.orderType())
                .decimal("quantity", terms.quantity())
                .decimal("price", terms.price())
                .decimal("triggerPrice", terms.triggerPrice())
                .text("timeInForce", terms.timeInForce())
                .flag("reduceOnly", terms.reduceOnly())
                .text("positionSide", terms.positionSide())
                .whole("leverage", terms.leverage())
                .decimal("slippage", terms.slippage())
                .decimal("takeProfitPrice", terms.bracket().takeProfit())
                .decimal("stopLossPrice", terms.bracket().stopLoss())
                .text("round", terms.round())
                .whole("periodSeconds", period == null ? null : period.toSeconds());
        if (terms.pace().randomize()) {
            json.flag("randomize", true);
        }
        TwapPrices.Trigger trigger = terms.pace().prices().trigger();
        if (trigger != null) {
            json.decimal("startPrice", trigger.price()).flag("startAbove", trigger.above());
        }
        json.decimal("stopPrice", terms.pace().prices().stopPrice());
    }

    static void fill(Fill fill, JsonFields json) {
        json.text("tradeId", fill.tradeId())
                .text("orderId", fill.orderId())
                .text("clientOrderId", fill.clientOrderId())
                .text("side", fill.side())
                .decimal("price", fill.price())
                .decimal("quantity", fill.quantity())
                .decimal("fee", fill.fee())
                .text("feeAsset", fill.feeAsset())
                .text("liquidity", fill.liquidity())
                .decimal("realizedPnl", fill.realizedPnl())
                .text("dir", fill.direction())
                .text("closedBy", fill.closedBy())
                .text("twapId", fill.twapId());
    }

    static void riskDecision(RiskDecision decision, JsonFields json) {
        json.text("decision", decision.accepted() ? "ACCEPT" : "REJECT")
                .text("reasonCode", decision.reasonCode())
                .whole("check", decision.check())
                .text("effect", decision.effect())
                .decimal("observed", decision.observed())
                .decimal("limit", decision.limit())
                .text("unit", decision.unit())
                .text("message", decision.message())
                .text("clientOrderId", decision.clientOrderId())
                .text("level", decision.level())
                .text("configHash", decision.configHash())
                .whole("latencyUs", decision.latencyUs());
    }

    static void riskState(RiskState state, JsonFields json) {
        json.text("scope", state.scope())
                .text("from", state.from())
                .text("to", state.to())
                .text("reason", state.reason())
                .text("actor", state.actor())
                .decimal("dayPnl", state.dayPnl())
                .decimal("drawdownPercent", state.drawdownPercent())
                .decimal("equity", state.equity())
                .decimal("hwm", state.highWaterMark());
    }

    static void alert(Alert alert, JsonFields json) {
        json.text("severity", alert.severity())
                .text("kind", alert.kind())
                .text("key", alert.key())
                .text("text", alert.text())
                .text("state", alert.state())
                .whole("count", alert.count());
    }

    static void audit(Audit audit, JsonFields json) {
        json.text("actor", audit.actor())
                .text("action", audit.action())
                .text("text", audit.text())
                .text("result", audit.result());
    }

    static void heartbeat(Heartbeat heartbeat, JsonFields json) {
        json.text("instance", heartbeat.instance())
                .text("mode", heartbeat.mode().word())
                .text("version", heartbeat.version())
                .whole("uptimeMs", heartbeat.uptimeMs());
    }

    static void fundingPayment(FundingPayment payment, JsonFields json) {
        json.decimal("amount", payment.amount())
                .text("asset", payment.asset())
                .decimal("rate", payment.rate())
                .decimal("size", payment.size());
    }

    static void marginCall(MarginCall call, JsonFields json) {
        json.text("side", call.side())
                .text("positionSide", call.positionSide())
                .decimal("size", call.size())
                .decimal("markPrice", call.markPrice())
                .decimal("maintMargin", call.maintenanceMargin())
                .text("reason", call.reason());
    }
}
