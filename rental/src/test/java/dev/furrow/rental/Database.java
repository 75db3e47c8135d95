package dev.furrow.rental;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The databases on which the marketplace runs; tests run on each that is here.
public enum Database {
    H2 {
        @Override
        public String freshUrl() {
            return "jdbc:h2:mem:" + UUID.randomUUID()
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1";
        }
    },
    POSTGRESQL {
        @Override
        public String freshUrl() {
            return PostgresCluster.shared().freshUrl();
        }
    };

    /// A new, empty database.
    public abstract String freshUrl();

    /// H2 always; PostgreSQL where it is installed, and in CI it must be.
    public static List<Database> available() {
        List<Database> available = new ArrayList<>(List.of(H2));
        if (PostgresCluster.isInstalled() || Boolean.getBoolean("clients.required")) {
            available.add(POSTGRESQL);
        }
        return available;
    }
}
