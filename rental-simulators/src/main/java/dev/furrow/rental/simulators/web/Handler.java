package dev.furrow.rental.simulators.web;

import java.io.IOException;

/// Answers the requests of one route.
@FunctionalInterface
public interface Handler {
    Reply handle(Request request) throws IOException;
}
