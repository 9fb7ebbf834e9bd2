package io.azalai.cli;

/** What changes something was sent to a service, and no answer came: it may have been done. */
final class UnansweredException extends RuntimeException {

    UnansweredException(String where, ApiClient.Subject subject) {
        super("azalai: unknown: no answer came from " + where + "; " + subject.unknown());
    }
}
