/**
 * Spreadsheets in and out: rows of typed cells from {@code .xlsx} and {@code .csv} as people really
 * save them, refused with a reason where they can not be read, and written so that the same rows
 * give the same bytes. Streaming in both directions; knows nothing of what the columns mean.
 */
@ApplicationModule(displayName = "Sheets", allowedDependencies = "kernel")
@NullMarked
package org.wengang.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
