/// The pages for scripts: `/console/api` answers in JSON what the page of the same name shows, to the same people.
/// Open [dev.furrow.server.console.api.ApiPages] first.
@NullMarked
package dev.furrow.server.console.api;

import org.jspecify.annotations.NullMarked;
