package io.azalai.feed;

/**
 * How one reader of the feed is doing.
 *
 * @param name of the flow: the route id
 * @param wants datasets, venue and symbols, as people read them
 * @param overflow what happens when it is slow
 * @param capacity events that may wait, or keys where only the newest of each waits
 * @param waiting events not yet taken
 * @param delivered events taken since it came
 * @param conflated events replaced by newer ones of their key before they were taken
 * @param dropped events lost because the reader was too slow
 * @param failed events whose listener threw
 * @param suspended whether it takes nothing for the moment
 */
public record ReaderStatus(
        String name,
        String wants,
        Overflow overflow,
        int capacity,
        int waiting,
        long delivered,
        long conflated,
        long dropped,
        long failed,
        boolean suspended) {}
