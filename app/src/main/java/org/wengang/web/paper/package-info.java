/**
 * Pages for paper: a template written as XHTML becomes a PDF that carries its font. The file is
 * written as PDF/A-2u, so that it can be kept, and where it is not too long it is tagged for those
 * who have it read to them.
 */
@NamedInterface("paper")
@NullMarked
package org.wengang.web.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
