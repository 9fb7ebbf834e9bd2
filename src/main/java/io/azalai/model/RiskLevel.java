package io.azalai.model;

/** What the risk gate lets through, mildest first (risk.md section 8). */
public enum RiskLevel {
    /** Everything inside the limits. */
    ACTIVE,
    /** Cancels and reducing orders only. */
    REDUCING,
    /** Cancels only, and the flatten of the system itself. */
    HALTED
}
