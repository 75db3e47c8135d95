/// Files beside the store. Open [dev.furrow.server.file.WholeFile] first.
@NullMarked
package dev.furrow.server.file;

import org.jspecify.annotations.NullMarked;
