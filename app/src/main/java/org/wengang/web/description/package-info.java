/**
 * What programs may ask of this one, as OpenAPI: files of {@code resources/openapi}, one a subject,
 * put together. A test holds them against the code, the rights and real answers.
 */
@NullMarked
package org.wengang.web.description;

import org.jspecify.annotations.NullMarked;
