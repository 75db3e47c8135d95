/// Finds calls in workflow code that would not do the same in a replay. Open [WorkflowLint].
///
/// It reads class files by itself, because the JDK's own reader needs Java 24 and this SDK runs on 21: what it
/// needs of the format are names, line numbers and the lengths of instructions, none of which has changed for
/// many years. A class file that it does not understand is passed over.
@NullMarked
package dev.furrow.lint;

import org.jspecify.annotations.NullMarked;
