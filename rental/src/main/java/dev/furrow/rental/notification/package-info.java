/// People are told by push, SMS and call, in their language, as loudly as a notice asks and not in their quiet time;
/// and it is kept what became of each message. [LoudNotices] is the way in, [TellingWorkflow] the story of one
/// notice.
@NullMarked
package dev.furrow.rental.notification;

import org.jspecify.annotations.NullMarked;
