/// What leaves the engine: an answer or a refusal, through the reply that the caller handed in.
@NullMarked
package dev.furrow.engine.answer;

import org.jspecify.annotations.NullMarked;
