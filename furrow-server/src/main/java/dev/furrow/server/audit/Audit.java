package dev.furrow.server.audit;

import org.jspecify.annotations.Nullable;

/// Where entries go.
public interface Audit {
    /// Nowhere.
    Audit NONE = new Audit() {
        @Override
        public void accept(AuditEntry entry) {}

        @Override
        public @Nullable String trouble() {
            return null;
        }
    };

    /// Takes an entry.
    void accept(AuditEntry entry);

    /// Why entries cannot be kept at present; null if they can. Meanwhile nothing may be changed.
    @Nullable String trouble();
}
