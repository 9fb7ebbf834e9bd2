package io.azalai.trade.journal;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** Brings tables up to date, and refuses those that are newer than this program. Stateless. */
final class Migrations {

    private Migrations() {}

    /**
     * Migrates.
     *
     * @param name of the database, as errors tell it
     * @param cure what to do where the tables are newer, beside taking the program that made them
     * @param locations of the migrations
     */
    static void run(DataSource source, String name, String cure, String... locations) {
        try {
            Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(source)
                    .locations(locations)
                    .load();
            refuseNewer(flyway, name, cure);
            flyway.migrate();
        } catch (FlywayException failure) {
            throw new JournalException("cannot bring " + name + " up to date: " + failure.getMessage(), failure);
        }
    }

    private static void refuseNewer(Flyway flyway, String name, String cure) {
        MigrationInfo current = flyway.info().current();
        MigrationVersion found = current == null ? null : current.getVersion();
        if (found != null
                && current.getState().isApplied()
                && !current.getState().isResolved()) {
            throw new JournalException(
                    name + " has schema version " + found + ", newer than this program knows;"
                            + " use the program that wrote it, or " + cure,
                    null);
        }
    }
}
