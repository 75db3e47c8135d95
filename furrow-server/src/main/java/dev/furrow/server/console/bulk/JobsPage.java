package dev.furrow.server.console.bulk;

import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;

/// The jobs of who looks.
public final class JobsPage implements Page {
    private final BulkBook book;

    /// @param book knows the jobs
    public JobsPage(BulkBook book) {
        this.book = book;
    }

    @Override
    public Response get(Visit visit) {
        return Response.html("jobs.jte", new Jobs(book.of(visit.viewer().name())));
    }
}
