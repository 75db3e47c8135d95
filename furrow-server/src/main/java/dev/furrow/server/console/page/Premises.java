package dev.furrow.server.console.page;

import dev.furrow.engine.Engine;
import dev.furrow.server.access.Authenticator;
import dev.furrow.server.access.Turnstile;
import dev.furrow.server.admin.IdentityDesk;
import dev.furrow.server.config.Configuration;
import dev.furrow.server.console.poller.PollerBook;
import dev.furrow.server.console.sample.Samples;
import dev.furrow.server.identity.Notes;
import dev.furrow.server.metrics.ServerMetrics;
import java.nio.file.Path;

/// What the pages look at: the running server.
///
/// @param engine the engine
/// @param turnstile lets in who has signed in
/// @param authenticator knows who signs, and whose secret is shown
/// @param desk carries out what administrators ask for
/// @param notes keeps short texts durably
/// @param metrics what was measured
/// @param configuration the settings in force
/// @param directory the data directory
/// @param audited whether there is an audit log
/// @param pollers who polls
/// @param samples numbers of the last hour
/// @param version of this server
/// @param recoveryMillis how long the start took until it served
public record Premises(
        Engine engine,
        Turnstile turnstile,
        Authenticator authenticator,
        IdentityDesk desk,
        Notes notes,
        ServerMetrics metrics,
        Configuration configuration,
        Path directory,
        boolean audited,
        PollerBook pollers,
        Samples samples,
        String version,
        long recoveryMillis) {
    /// Another text whenever anything that a page could show has changed; cheap.
    String pulse() {
        return metrics.effectsMark() + "-" + pollers.polls() + '-' + samples.number();
    }
}
