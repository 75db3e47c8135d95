package dev.furrow.server.console.page;

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
}
