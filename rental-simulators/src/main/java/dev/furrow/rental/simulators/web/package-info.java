/// A very small layer over the JDK's own HTTP server: routes with placeholders, forms, replies in XML or JSON,
/// call-backs to the application. Knows no provider. Open [dev.furrow.rental.simulators.web.Routes] first.
@NullMarked
package dev.furrow.rental.simulators.web;

import org.jspecify.annotations.NullMarked;
