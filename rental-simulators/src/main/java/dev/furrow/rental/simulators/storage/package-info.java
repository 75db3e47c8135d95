/// Objects in the shape of Amazon S3, kept in files: signed requests, presigned links, public objects, listings.
@NullMarked
package dev.furrow.rental.simulators.storage;

import org.jspecify.annotations.NullMarked;
