package io.azalai.model;

/** What an order request asks for (downstream.md section 7). */
public enum OrderAction {
    NEW,
    CANCEL,
    AMEND,
    CANCEL_ALL,
    CLOSE_POSITION
}
