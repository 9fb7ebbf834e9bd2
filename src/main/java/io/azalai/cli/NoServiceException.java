package io.azalai.cli;

/** No service runs where a command looked for one. */
final class NoServiceException extends RuntimeException {

    NoServiceException(String where) {
        super("azalai: no service answers at " + where + "; start one with ./azalai run, or name another with --url");
    }
}
