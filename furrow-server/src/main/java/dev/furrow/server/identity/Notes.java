package dev.furrow.server.identity;

import java.util.Map;

/// Where identities are kept: short texts by name, durable when [#keep] returns.
public interface Notes {
    /// Everything that is kept.
    Map<String, String> all();

    /// Changes some, all or none of them.
    ///
    /// @param puts the new texts
    /// @param deletes names that go; those of no note are passed over
    void keep(Map<String, String> puts, Iterable<String> deletes);
}
