package org.wengang.web;

import gg.jte.models.runtime.JteModel;
import org.jspecify.annotations.Nullable;

/**
 * What a controller gives back. A page that is simply shown may be returned as the template itself;
 * a form's handler returns one of these.
 */
public sealed interface Answer permits Answer.Shown, Answer.Redirect, Download {

    /** A page with its HTTP status. */
    record Shown(JteModel page, int status) implements Answer {}

    /**
     * On to another page of this program, by GET.
     *
     * @param path begins with one slash; may have a query
     * @param flash said once on that page; null for nothing
     */
    record Redirect(String path, @Nullable Flash flash) implements Answer {
        public Redirect {
            if (!isLocal(path)) {
                throw new IllegalArgumentException("not a path of this program: " + path);
            }
        }
    }

    static Answer page(JteModel page) {
        return new Shown(page, 200);
    }

    /** The same form again, with its errors: status 422. */
    static Answer invalid(JteModel page) {
        return new Shown(page, 422);
    }

    static Answer redirect(String path) {
        return new Redirect(path, null);
    }

    static Answer redirect(String path, Flash flash) {
        return new Redirect(path, flash);
    }

    /** Whether a browser sent there stays in this program: no other host, no header splitting. */
    static boolean isLocal(String path) {
        return path.matches("/(?![/\\\\])[^\\\\\\p{Cntrl}]*");
    }
}
