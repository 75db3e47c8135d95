/// The listener: bytes in, bytes out. It knows no operation; it finds the record of a target, decodes, submits, and
/// writes the answer when the engine has it. Open [dev.furrow.server.http.HttpListener] first.
@NullMarked
package dev.furrow.server.http;

import org.jspecify.annotations.NullMarked;
