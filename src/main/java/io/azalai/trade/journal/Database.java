package io.azalai.trade.journal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What keeps the journal's tables, held by this service alone until it is closed. */
interface Database extends AutoCloseable {

    /** Connections that read. */
    DataSource reading();

    /** The connection that writes. */
    Writing writing();

    /** Whether what was kept before is lost, and no risk state was kept since. */
    boolean startedOver();

    /** Whether it is what was to be written that is at fault, so that it fails whenever it is tried. */
    boolean isForGood(SQLException failure);

    /** Work that can be done while others write, so that none of them has to do it: now and then, on another thread. */
    void tidy() throws SQLException;

    @Override
    void close();

    /** The one connection that writes. Confined to the writer's thread once that runs. */
    interface Writing {

        /**
         * The connection, without auto-commit; made again where it was lost.
         *
         * @throws JournalException when another service has written since: this one may never again
         */
        Connection connection() throws SQLException;

        /** The last step of a transaction before its commit. */
        void seal() throws SQLException;

        /** The commit was answered. */
        void sealed();

        /** Whether this failure, or one before, has cost the connection; a lost one is given up. */
        boolean isLostBy(SQLException failure);

        /** Whether the commit during which the connection was lost turned out to be durable; asked once, after that. */
        boolean wasDurable();
    }
}
