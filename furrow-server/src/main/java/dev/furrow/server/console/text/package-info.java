/// Every text that the pages show, in each language, and how times and numbers are written. Nothing that a person
/// reads stands in a template or in code: it has a key in `text_en.properties` and `text_hi.properties`, and a test
/// holds that both files have the same keys. Open [dev.furrow.server.console.text.Texts] first.
@NullMarked
package dev.furrow.server.console.text;

import org.jspecify.annotations.NullMarked;
