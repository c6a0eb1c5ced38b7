package org.wengang.registry;

import org.wengang.kernel.Problem;

/** What the registry refuses. */
public enum RegistryProblem implements Problem {
    /** Or they belong to another region: the two are not told apart. */
    WORKER_NOT_FOUND(Kind.UNKNOWN),
    /** Somebody else, or a file, changed them since they were shown. */
    WORKER_CHANGED(Kind.CONFLICT),
    SUBJECT_NOT_FOUND(Kind.UNKNOWN),
    FILING_NOT_FOUND(Kind.UNKNOWN),
    /** Somebody else, or a file, changed it since it was shown. */
    FILING_CHANGED(Kind.CONFLICT),
    IMPORT_NOT_FOUND(Kind.UNKNOWN),
    /** Nothing of that name can be brought in. */
    SCHEMA_UNKNOWN(Kind.UNKNOWN),
    /** A file of filings has headings that its form does not have. */
    HEADINGS_UNKNOWN(Kind.INVALID),
    /** A file brought in as a roster is the form of a kind of filing. */
    FILING_AS_ROSTER(Kind.INVALID),
    /** There is nothing to download or undo: it is under way, took no file, or is undone. */
    IMPORT_NOT_READY(Kind.CONFLICT),
    /** The kept file is not there any more, as after a backup without files. */
    IMPORT_FILE_GONE(Kind.UNKNOWN),
    /** It does not wait any more, or for something else than was shown. */
    IMPORT_PREVIEW_CHANGED(Kind.CONFLICT),
    HEADING_NOT_REMEMBERED(Kind.UNKNOWN),
    /** Something relies on what it brought; argument 0: what, in a sentence. */
    IMPORT_RELIED_ON(Kind.CONFLICT),
    /** A reason of 1 to 500 characters is wanted. */
    IMPORT_UNDO_REASON(Kind.INVALID),
    /** A determination is running; it is over in minutes. */
    IMPORT_UNDO_BUSY(Kind.CONFLICT),
    /** Or it is still at work, where it was to be started again. */
    IMPORT_ALREADY_ENDED(Kind.CONFLICT),
    ENTRY_NOT_FOUND(Kind.UNKNOWN),
    /** Somebody else, or a file, changed it since it was shown. */
    ENTRY_CHANGED(Kind.CONFLICT),
    /** It would be another entry once more, overlap it, or end before it begins. */
    ENTRY_COLLIDES(Kind.CONFLICT),
    CHECK_NOT_FOUND(Kind.UNKNOWN),
    DUPLICATE_NOT_FOUND(Kind.UNKNOWN),
    /** Another officer was first, or the case is not in a state for it. */
    DUPLICATE_DECIDED(Kind.CONFLICT),
    /** Money was paid: somebody else must confirm. */
    DUPLICATE_OWN_PROPOSAL(Kind.FORBIDDEN),
    /** Of people said to be one, none of them was named whose number holds. */
    DUPLICATE_HOLDER(Kind.INVALID),
    /** A determination is running; it is over in minutes. */
    MERGE_BUSY(Kind.CONFLICT),
    /** A record was merged elsewhere, or a later merge builds on this one: that one first. */
    MERGE_CHAINED(Kind.CONFLICT),
    MATTER_NOT_FOUND(Kind.UNKNOWN),
    /** Asked or answered before. */
    MATTER_SETTLED(Kind.CONFLICT),
    /** A question or an answer without words, or with too many. */
    MATTER_WORDS(Kind.INVALID),
    /** The page of the ledger begins at somebody who is not in it any more. */
    LEDGER_PLACE_LOST(Kind.UNKNOWN),
    /** A condition of the ledger that cannot be read, asked by a program. */
    LEDGER_CONDITION(Kind.INVALID),
    /** Or it was made for another officer. */
    EXPORT_NOT_FOUND(Kind.UNKNOWN),
    /** It is not made yet, or past its time. */
    EXPORT_NOT_THERE(Kind.CONFLICT),
    /** Or it is another officer's. */
    VIEW_NOT_FOUND(Kind.UNKNOWN),
    /** More people than are marked at once. */
    CHECK_TOO_MANY(Kind.INVALID),
    /** The number of people is another one than was shown. */
    CHECK_COUNT_CHANGED(Kind.CONFLICT),
    /** Or somebody was faster. */
    MARK_NOT_FOUND(Kind.UNKNOWN);

    private final Kind kind;

    RegistryProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String code() {
        return Problem.code("registry", this);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
