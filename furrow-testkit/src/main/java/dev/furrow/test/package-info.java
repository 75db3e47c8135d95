/// Tests of workflows: an engine on virtual time, histories replayed, an extension for JUnit. Open [TestFurrow]
/// first.
@NullMarked
package dev.furrow.test;

import org.jspecify.annotations.NullMarked;
