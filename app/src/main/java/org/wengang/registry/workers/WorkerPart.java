package org.wengang.registry.workers;

import gg.jte.Content;
import java.util.Optional;
import org.wengang.registry.Worker;
import org.wengang.security.Officer;
import org.wengang.web.Page;

/** What another room shows on the page of a worker. Every bean of this type is asked. */
public interface WorkerPart {

    /** Empty if it has nothing to say about them. */
    Optional<Content> of(Page page, Officer officer, Worker worker);
}
