package io.azalai.cli;

/** No service runs where a command looked for one, so that nothing was done. */
final class NoServiceException extends RuntimeException {

    NoServiceException(String where, ApiClient.Subject subject) {
        super("azalai: no service answers at " + where + "; start one with ./azalai run, or name another with --url"
                + (subject.isEmpty() ? "" : " (" + subject.name() + " was not done)"));
    }
}
