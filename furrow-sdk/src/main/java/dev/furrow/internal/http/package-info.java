/// Requests over HTTP, signed with AWS Signature Version 4 where there are credentials. Not part of the promise.
@NullMarked
package dev.furrow.internal.http;

import org.jspecify.annotations.NullMarked;
