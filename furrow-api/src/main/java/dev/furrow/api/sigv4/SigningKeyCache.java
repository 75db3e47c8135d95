package dev.furrow.api.sigv4;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Signing keys that were derived before, which saves four of six keyed hashes. Safe for use by many threads.
///
/// It is emptied when it is full: keys change every day, so nearly all that is in a full one is old or of no use.
final class SigningKeyCache {
    private static final int FULL = 4_096;

    private record Owner(String accessKeyId, CredentialScope scope) {}

    private record Entry(String secretKey, SigningKey key) {}

    private final Map<Owner, Entry> entries = new ConcurrentHashMap<>();

    /// The key, derived if it was not before.
    SigningKey get(String accessKeyId, String secretKey, CredentialScope scope) {
        SigningKey found = find(accessKeyId, secretKey, scope);
        if (found == null) {
            found = SigningKey.derive(secretKey, scope);
            keep(accessKeyId, secretKey, scope, found);
        }
        return found;
    }

    /// The key if it was derived before.
    @Nullable SigningKey find(String accessKeyId, String secretKey, CredentialScope scope) {
        Entry entry = entries.get(new Owner(accessKeyId, scope));
        // An id may have got another secret meanwhile.
        return entry == null || !entry.secretKey.equals(secretKey) ? null : entry.key;
    }

    void keep(String accessKeyId, String secretKey, CredentialScope scope, SigningKey key) {
        if (entries.size() >= FULL) {
            entries.clear();
        }
        entries.put(new Owner(accessKeyId, scope), new Entry(secretKey, key));
    }
}
