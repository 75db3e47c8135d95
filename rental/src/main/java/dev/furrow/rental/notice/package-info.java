/// What the application tells a person. [Notices] is the port; it keeps a notice in the application, and other
/// channels (push, SMS, voice) are added behind it by `notification`.
@NullMarked
package dev.furrow.rental.notice;

import org.jspecify.annotations.NullMarked;
