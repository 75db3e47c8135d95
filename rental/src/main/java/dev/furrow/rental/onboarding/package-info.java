/// How somebody becomes a supplier: documents, checks, approval, with reminders; a workflow that may take a month.
@NullMarked
package dev.furrow.rental.onboarding;

import org.jspecify.annotations.NullMarked;
