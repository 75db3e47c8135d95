package dev.furrow.server.console.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Sessions by their ids, and the proofs that a form comes from a page of the same session.
///
/// Everybody has an id, also before signing in; signing in gives a new one, so that an id which somebody else has put
/// into a browser is worth nothing. The proof of a form is a code over the id, covered anew for each page, so that a
/// compressed page does not give it away bit by bit. Safe for use by many threads.
public final class Sessions {
    private static final int MOST = 10_000;
    private static final int ID_BYTES = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String MAC = "HmacSHA256";
    private static final int MAC_BYTES = 32;
    /// So often somebody at one address may show a wrong secret in a minute.
    private static final int MOST_FAILURES = 20;
    private static final int MOST_ADDRESSES = 10_000;

    private record Failures(Instant since, int count) {}

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key = new SecretKeySpec(bytes(MAC_BYTES), MAC);
    private final Map<String, SignedIn> byId = new LinkedHashMap<>();
    private final Map<String, Failures> failures = new LinkedHashMap<>();
    private final Duration length;
    private final Supplier<Instant> now;

    /// @param length how long a session lasts
    public Sessions(Duration length, Supplier<Instant> now) {
        this.length = length;
        this.now = now;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /// A new id, of nobody yet.
    public String newId() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(ID_BYTES));
    }

    /// Whether a text from a cookie can be an id.
    public boolean isId(@Nullable String text) {
        return text != null && ID.matcher(text).matches();
    }

    /// Begins a session.
    ///
    /// @return its id, which is new
    public synchronized String open(String accessKeyId, @Nullable String sessionToken) {
        Instant at = now.get();
        byId.values().removeIf(session -> !session.until().isAfter(at));
        if (byId.size() >= MOST) {
            Iterator<String> oldest = byId.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        String id = newId();
        byId.put(id, new SignedIn(accessKeyId, sessionToken, at.plus(length)));
        return id;
    }

    /// The session of an id; null if there is none or it has ended.
    public synchronized @Nullable SignedIn find(String id) {
        SignedIn found = byId.get(id);
        if (found != null && !found.until().isAfter(now.get())) {
            byId.remove(id);
            return null;
        }
        return found;
    }

    /// Ends a session.
    public synchronized void close(String id) {
        byId.remove(id);
    }

    /// Whether somebody at an address has shown too many wrong secrets of late.
    public synchronized boolean isBarred(String address) {
        Failures known = failures.get(address);
        return known != null
                && known.count >= MOST_FAILURES
                && known.since.plusSeconds(60).isAfter(now.get());
    }

    /// Somebody at an address has shown a wrong secret.
    public synchronized void failed(String address) {
        Instant at = now.get();
        failures.values().removeIf(old -> !old.since.plusSeconds(60).isAfter(at));
        Failures known = failures.get(address);
        if (known != null) {
            failures.put(address, new Failures(known.since, known.count + 1));
        } else if (failures.size() < MOST_ADDRESSES) {
            failures.put(address, new Failures(at, 1));
        }
    }

    /// What a form of a session carries; different each time.
    public String proof(String id) {
        byte[] cover = bytes(MAC_BYTES);
        byte[] code = code(id);
        byte[] both = new byte[2 * MAC_BYTES];
        for (int i = 0; i < MAC_BYTES; i++) {
            both[i] = cover[i];
            both[MAC_BYTES + i] = (byte) (cover[i] ^ code[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /// Whether a form comes from a page of a session.
    public boolean isProof(@Nullable String shown, String id) {
        byte[] both;
        try {
            both = Base64.getUrlDecoder().decode(shown == null ? "" : shown);
        } catch (IllegalArgumentException none) {
            return false;
        }
        if (both.length != 2 * MAC_BYTES) {
            return false;
        }
        byte[] code = new byte[MAC_BYTES];
        for (int i = 0; i < MAC_BYTES; i++) {
            code[i] = (byte) (both[i] ^ both[MAC_BYTES + i]);
        }
        return MessageDigest.isEqual(code, code(id));
    }

    private byte[] code(String id) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + MAC, e);
        }
    }
}
