package dev.furrow.internal.replay;

/// Numbers made of names: the same in every process and release.
final class Seeds {
    private Seeds() {}

    /// FNV-1a, with a final mix.
    static long of(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        return hash ^ hash >>> 33;
    }

    /// From 0 to 1.
    static double chance(String name) {
        return (of(name) >>> 11) * 0x1.0p-53;
    }
}
