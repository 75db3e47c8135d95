package dev.furrow.engine.id;

/// Slots divide all workflowIds among lanes, and one day among nodes. A workflowId's slot never changes: it is part
/// of storage keys, which lanes are not.
public final class Slots {
    /// How many slots there are. Stored keys depend on it.
    public static final int COUNT = 4096;

    private Slots() {}

    /// The slot of a workflowId: 64-bit FNV-1a over the UTF-16 units of domain, a zero and the id, mixed and reduced.
    public static int of(String domain, String workflowId) {
        long hash = fold(0xcbf29ce484222325L, domain);
        hash = step(hash, 0);
        hash = fold(hash, workflowId);
        hash ^= hash >>> 32;
        hash *= 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 52);
    }

    private static long fold(long hash, String text) {
        long folded = hash;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            folded = step(step(folded, c >>> 8), c & 0xFF);
        }
        return folded;
    }

    private static long step(long hash, int octet) {
        return (hash ^ octet) * 0x100000001b3L;
    }
}
