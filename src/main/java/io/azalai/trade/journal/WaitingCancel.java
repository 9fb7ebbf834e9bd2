package io.azalai.trade.journal;

/** An order whose cancel is not answered yet, or is to be sent again once the order is known to work. */
public record WaitingCancel(String account, String clientOrderId) {}
