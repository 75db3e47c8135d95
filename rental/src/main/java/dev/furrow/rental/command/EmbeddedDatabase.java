package dev.furrow.rental.command;

import java.nio.file.Path;

/// The database that comes along, an H2 that speaks like PostgreSQL.
final class EmbeddedDatabase {
    private EmbeddedDatabase() {}

    /// The JDBC address of the one in a directory. It is made when somebody connects for the first time.
    static String in(Path data) {
        // Not "file:", whose channel closes, and the database with it, when a thread is interrupted that reads or
        // writes, as that of an activity that takes too long.
        return "jdbc:h2:async:" + data.resolve("database").toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=20000"
                // What was answered is on the disk, also if the process dies in the same moment. It is closed with the
                // application, not before what still runs in it has ended.
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }
}
