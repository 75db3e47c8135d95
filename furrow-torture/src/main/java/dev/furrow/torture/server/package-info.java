/// The server as a process that can be killed, and one whose disk fails at a chosen commit.
@NullMarked
package dev.furrow.torture.server;

import org.jspecify.annotations.NullMarked;
