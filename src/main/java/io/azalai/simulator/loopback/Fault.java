package io.azalai.simulator.loopback;

import java.util.Arrays;
import java.util.Locale;

/**
 * Something that goes wrong on purpose.
 *
 * @param venue whose
 * @param site which of its addresses; empty for all
 * @param path requests whose path starts so; empty for all; a socket's path hits the frames that clients send over it
 * @param contains requests whose query or body contains this, or frames that do; empty for all
 * @param times how many requests, or frames of each socket, it hits
 * @param status for {@link Kind#STATUS}: answered without executing
 * @param code for {@link Kind#CLOSE}: the close code
 * @param millis for {@link Kind#SLOW}, {@link Kind#STALL} and {@link Kind#DOWN}: how long; zero stalls until {@link
 *     Kind#RESUME}
 * @param text body of a status, or the garbage frame
 * @param retryAfter value of a {@code Retry-After} header in seconds; empty for none
 */
public record Fault(
        String venue,
        String site,
        Kind kind,
        String path,
        String contains,
        int times,
        int status,
        int code,
        long millis,
        String text,
        String retryAfter) {

    /** What happens. */
    public enum Kind {
        /** Next requests: answered with a status, not executed. */
        STATUS,
        /** Next requests: executed and answered late. */
        SLOW,
        /** Next requests: executed, then the connection is reset instead of an answer. */
        CUT,
        /** Next requests: executed, then the connection is reset in the middle of the reply's body. */
        TRUNCATE,
        /** Next requests: neither executed nor answered, the connection stays. */
        DROP,
        /** Next requests: the connection is reset, nothing executed. */
        REFUSE,
        /** Open sockets: closed with a close frame. */
        CLOSE,
        /** Open sockets: TCP reset without a close frame. */
        RESET,
        /** Open sockets: stay open, nothing is sent and what is received is ignored. */
        STALL,
        /** Stalled sockets go on; what was due meanwhile is lost. */
        RESUME,
        /** Open sockets: one text frame that is no message. */
        GARBAGE,
        /** Open sockets: so many of the next frames are lost. */
        GAP,
        /** Open sockets: so many of the next frames arrive twice. */
        DUPLICATE,
        /** Open sockets: so many of the next frames arrive after the one that follows them. */
        REORDER,
        /** Everything is reset and refused for a time. */
        DOWN;

        /** By its word in a control request, any case. @throws IllegalArgumentException with the known words */
        public static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.name().equals(word.toUpperCase(Locale.ROOT))) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("unknown kind '" + word + "'; known are "
                    + Arrays.toString(values()).toLowerCase(Locale.ROOT));
        }

        /** Whether it waits for requests, rather than acting on sockets at once. */
        boolean waitsForRequests() {
            return switch (this) {
                case STATUS, SLOW, CUT, TRUNCATE, DROP, REFUSE -> true;
                case CLOSE, RESET, STALL, RESUME, GARBAGE, GAP, DUPLICATE, REORDER, DOWN -> false;
            };
        }
    }

    /** A fault of a venue's next request, whatever it is. */
    public static Fault next(String venue, Kind kind) {
        String text = kind == Kind.GARBAGE ? "{ no message" : "";
        return new Fault(venue, "", kind, "", "", 1, 503, 1001, 0, text, "");
    }

    /** The same for requests whose path starts so. */
    public Fault at(String otherPath) {
        return new Fault(venue, site, kind, otherPath, contains, times, status, code, millis, text, retryAfter);
    }

    /** The same with another status. */
    public Fault withStatus(int otherStatus) {
        return new Fault(venue, site, kind, path, contains, times, otherStatus, code, millis, text, retryAfter);
    }

    /** The same for so many requests. */
    public Fault times(int otherTimes) {
        return new Fault(venue, site, kind, path, contains, otherTimes, status, code, millis, text, retryAfter);
    }

    /** The same for what contains this. */
    public Fault containing(String otherText) {
        return new Fault(venue, site, kind, path, otherText, times, status, code, millis, text, retryAfter);
    }

    /** The same at one of the venue's addresses only. */
    public Fault only(String otherSite) {
        return new Fault(venue, otherSite, kind, path, contains, times, status, code, millis, text, retryAfter);
    }

    /** The same with another body or frame. */
    public Fault saying(String otherText) {
        return new Fault(venue, site, kind, path, contains, times, status, code, millis, otherText, retryAfter);
    }

    /** The same with another duration. */
    public Fault lasting(long otherMillis) {
        return new Fault(venue, site, kind, path, contains, times, status, code, otherMillis, text, retryAfter);
    }

    boolean concerns(String otherVenue, String otherSite) {
        return venue.equals(otherVenue) && (site.isEmpty() || site.equals(otherSite));
    }

    boolean hits(String otherVenue, String otherSite, HttpRequest request) {
        return concerns(otherVenue, otherSite)
                && request.path().startsWith(path)
                && (request.body().contains(contains) || request.query().contains(contains));
    }

    /** Frames are hit only where the path of their socket is named: a fault of any request is none of pings. */
    boolean hits(String otherVenue, String otherSite, String socketPath, String frame) {
        return concerns(otherVenue, otherSite)
                && !path.isEmpty()
                && socketPath.startsWith(path)
                && frame.contains(contains);
    }
}
