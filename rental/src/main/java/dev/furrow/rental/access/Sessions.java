package dev.furrow.rental.access;

import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The devices on which somebody is signed in. Whoever has shown that they are who they say (by a one-time code, for
/// example) gets a token; the database knows only its hash.
@Component
public class Sessions {
    /// The cookie in which a browser has its token.
    public static final String COOKIE = "rental-session";

    private static final String BEARER = "Bearer ";
    private static final Duration LIFE = Duration.ofDays(90);
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient database;
    private final Pace clock;
    private final SecureRandom random = new SecureRandom();

    /// @param clock of the business
    public Sessions(JdbcClient database, Pace clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Signs somebody in on a device.
    ///
    /// @return the token, which is not kept
    public String open(String accountId, String device) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.sql(
                        "insert into session (token_hash, account_id, device, opened_at, expires_at) values (?, ?, ?, ?, ?)")
                .params(
                        hash(token),
                        accountId,
                        device,
                        Utc.of(clock.instant()),
                        Utc.of(clock.instant().plus(clock.during(LIFE))))
                .update();
        return token;
    }

    /// Whose token it is; nobody's if it is unknown, over, or revoked, or if the account is blocked.
    public Optional<Account> account(String token) {
        return database.sql("""
                select a.* from session s join account a on a.id = s.account_id
                where s.token_hash = ? and s.expires_at > ? and s.revoked_at is null and not a.blocked""")
                .params(hash(token), Utc.of(clock.instant()))
                .query(Accounts::read)
                .optional();
    }

    /// Signs a device out.
    public void revoke(String token) {
        database.sql("update session set revoked_at = ? where token_hash = ? and revoked_at is null")
                .params(Utc.of(clock.instant()), hash(token))
                .update();
    }

    /// Signs all devices of an account out.
    public void revokeAll(String accountId) {
        database.sql("update session set revoked_at = ? where account_id = ? and revoked_at is null")
                .params(Utc.of(clock.instant()), accountId)
                .update();
    }

    /// The token that a request carries, in its header or in the cookie; null if there is none.
    public static @Nullable String tokenOf(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.startsWith(BEARER)) {
            return header.substring(BEARER.length());
        }
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /// Under which name the database knows a token.
    public static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
