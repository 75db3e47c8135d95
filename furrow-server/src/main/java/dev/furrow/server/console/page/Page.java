package dev.furrow.server.console.page;

import dev.furrow.server.console.live.Live;
import org.jspecify.annotations.Nullable;

/// One page, or something else that answers at a path below `/console`. Called on a virtual thread for each request,
/// so it may wait. What it throws is shown: a `Fault` with its message, an
/// [dev.furrow.server.identity.IdentityException] likewise, anything else as a defect.
public interface Page {
    /// Answers `GET`.
    Response get(Visit visit);

    /// Answers `POST`; the proof of the form was checked.
    default Response post(Visit visit) {
        return Response.NOT_ALLOWED;
    }

    /// What of the page changes while somebody looks; null if nothing does. Asked when a browser wants to be told,
    /// and refused as [#get] would be.
    default @Nullable Live live(Visit visit) {
        return null;
    }
}
