/// What every page of the console stands on. A page is added in four steps:
///
/// 1. a class that implements [dev.furrow.server.console.page.Page] in the package of its subject: it reads what it
/// needs through its [dev.furrow.server.console.page.Visit], which asks the engine with the permissions of who looks,
/// puts that into a public record with everything the page shows, and returns `Response.html("name.jte", record)`;
/// 2. a template `src/main/jte/name.jte` with the parameters `Visit v` and the record `m`, inside `@template.layout(v
/// = v, title = ..., here = ..., content = @`...`)`; no text, no inline script, no `style`: texts come from
/// `v.t("key")`, behaviour from `data-` and `hx-` attributes;
/// 3. its texts in `text_en.properties` and `text_hi.properties`;
/// 4. a line in `console.Routes`, which serves it below `/console`.
///
/// Forms post with `@template.proof(v = v)` inside. Open [dev.furrow.server.console.page.Visit] first.
@NullMarked
package dev.furrow.server.console.page;

import org.jspecify.annotations.NullMarked;
