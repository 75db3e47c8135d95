package dev.furrow.server.console.home;

import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;

/// The first page.
public final class HomePage implements Page {
    @Override
    public Response get(Visit visit) {
        return Response.html("home.jte", new Home(visit.domains()));
    }
}
