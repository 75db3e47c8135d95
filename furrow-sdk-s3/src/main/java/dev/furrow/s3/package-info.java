/// Amazon S3, and whatever else speaks its protocol, as a place for large payloads. Open [S3Store].
@NullMarked
package dev.furrow.s3;

import org.jspecify.annotations.NullMarked;
