/**
 * What every page is made of: the {@link org.wengang.web.Page} a template gets, texts in Chinese
 * and English, layout and components, answers of controllers, refusals as a page or as RFC 9457,
 * language and elder mode. Knows nothing of the business; modules add navigation entries, home
 * cards and message bundles.
 *
 * <p>Source: 互联网网站适老化通用设计规范 (2021), 无障碍环境建设法 art. 32.
 */
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {"kernel"})
@NullMarked
package org.wengang.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
