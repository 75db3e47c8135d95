package dev.furrow.rental.request;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/// Lets a write be repeated without being done twice. A phone with a bad network sends a request again when no answer
/// has come; with the same key it gets the first answer, whether or not the first request had arrived.
///
/// The key is claimed in the transaction of the write, so there is no moment in which one is known and the other is
/// not. Whoever comes second waits for the first by the primary key.
@Component
public class Idempotency {
    /// The header that carries the key.
    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST_KEY = 80;

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final JsonMapper json;
    private final Pace clock;

    /// @param clock of the business
    public Idempotency(JdbcClient database, TransactionOperations transactions, JsonMapper json, Pace clock) {
        this.database = database;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /// Does a write once for each caller and key.
    ///
    /// @param request what was asked for; the same key with another request is refused
    /// @param answer the type of what the write returns
    public <T> T once(Actor caller, String key, Object request, Class<T> answer, Supplier<T> write) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw RefusedException.invalid(HEADER + " must have 1 to " + LONGEST_KEY + " characters");
        }
        String account = caller.account();
        String digest = digest(json.writeValueAsString(request));
        T result = transactions.execute(status -> {
            if (!claim(account, key, digest)) {
                return earlier(account, key, digest, answer);
            }
            T fresh = write.get();
            database.sql("update idempotency set answer = ? where account_id = ? and request_key = ?")
                    .params(json.writeValueAsString(fresh), account, key)
                    .update();
            return fresh;
        });
        if (result == null) {
            throw new IllegalStateException("A write gave no answer");
        }
        return result;
    }

    private boolean claim(String account, String key, String digest) {
        return database.sql("""
                insert into idempotency (account_id, request_key, digest, created_at)
                values (?, ?, ?, ?) on conflict do nothing""")
                        .params(account, key, digest, Utc.of(clock.instant()))
                        .update()
                == 1;
    }

    private <T> T earlier(String account, String key, String digest, Class<T> answer) {
        Earlier known = database.sql("select digest, answer from idempotency where account_id = ? and request_key = ?")
                .params(account, key)
                .query((row, number) -> new Earlier(row.getString(1), row.getString(2)))
                .single();
        if (!known.digest.equals(digest) || known.answer == null) {
            throw RefusedException.invalid(HEADER + " " + key + " was used for another request");
        }
        return json.readValue(known.answer, answer);
    }

    private record Earlier(String digest, @Nullable String answer) {}

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
