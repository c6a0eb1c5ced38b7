package org.wengang.registry.books;

import gg.jte.Content;
import java.util.Optional;
import org.wengang.security.Officer;
import org.wengang.web.Page;

/** What another room shows on the page of an entry. Every bean of this type is asked. */
public interface EntryPart {

    /** Empty for entries it has nothing to say about. */
    Optional<Content> of(Page page, Officer officer, Entry entry);
}
