package io.azalai.trade.journal;

/** An order that is to be cancelled once it is known to work. */
public record WaitingCancel(String account, String clientOrderId) {}
