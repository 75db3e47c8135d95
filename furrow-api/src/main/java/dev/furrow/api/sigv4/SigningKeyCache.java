package dev.furrow.api.sigv4;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Signing keys that were derived before, which saves four of six keyed hashes. Safe for use by many threads.
///
/// It is emptied when it is full: keys change every day, so nearly all that is in a full one is old or of no use.
final class SigningKeyCache {
    private static final int FULL = 4_096;

    private record Owner(String accessKeyId, CredentialScope scope) {}

    private record Entry(String secretKey, SigningKey key) {}

    private final Map<Owner, Entry> entries = new ConcurrentHashMap<>();

    SigningKey get(String accessKeyId, String secretKey, CredentialScope scope) {
        Owner owner = new Owner(accessKeyId, scope);
        Entry entry = entries.get(owner);
        // An id may have got another secret meanwhile.
        if (entry == null || !entry.secretKey.equals(secretKey)) {
            entry = new Entry(secretKey, SigningKey.derive(secretKey, scope));
            if (entries.size() >= FULL) {
                entries.clear();
            }
            entries.put(owner, entry);
        }
        return entry.key;
    }
}
