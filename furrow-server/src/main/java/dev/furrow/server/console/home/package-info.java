/// The first page: how the server stands, at a glance. Open [dev.furrow.server.console.home.HomePage] first.
@NullMarked
package dev.furrow.server.console.home;

import org.jspecify.annotations.NullMarked;
