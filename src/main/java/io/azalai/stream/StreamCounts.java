package io.azalai.stream;

/**
 * What happened on the sockets of one endpoint since it started.
 *
 * @param endpoint its address, without secrets
 * @param channels subscriptions wanted, quarantined ones not included
 * @param connections connections wanted
 * @param open connections that are open now
 * @param frames data and control frames received
 * @param bytes bytes received, as they are on the wire
 * @param reconnects connections re-established
 * @param dropped frames that no route took
 * @param quarantined subscriptions set aside now
 * @param queued frames that wait for their route now
 */
public record StreamCounts(
        String endpoint,
        int channels,
        int connections,
        int open,
        long frames,
        long bytes,
        long reconnects,
        long dropped,
        int quarantined,
        int queued) {}
