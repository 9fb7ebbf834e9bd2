package io.azalai.model;

/** How loud an alert is, quietest first. */
public enum Severity {
    INFO,
    WARN,
    ERROR,
    CRITICAL
}
