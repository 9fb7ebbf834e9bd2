package io.azalai.model;

/** What an order request asks for (downstream.md section 7). */
public enum OrderAction {
    NEW,
    CANCEL,
    AMEND,
    CANCEL_ALL,
    CLOSE_POSITION,
    /** The dead-man switch (risk.md section 8): open orders go once a time has passed without another such request. */
    SCHEDULE_CANCEL
}
