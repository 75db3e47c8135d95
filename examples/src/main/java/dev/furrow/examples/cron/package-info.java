/// A workflow that does the same every night, for ever.
@NullMarked
package dev.furrow.examples.cron;

import org.jspecify.annotations.NullMarked;
