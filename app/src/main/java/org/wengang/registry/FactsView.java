package org.wengang.registry;

/**
 * The views of facts, one for each schema: subject_id, person_id, bucket, org_path, applied_at,
 * version, subject_key, payee_id (the person, or an organisation that files for itself),
 * organisation_id (who files for a person), month, and a column for each fact.
 */
public final class FactsView {

    /** The schema of the workers of rosters. */
    public static final String WORKER = "worker/1";

    private FactsView() {}

    /**
     * Of the database, e.g. {@code registry.published_employer_facts}.
     *
     * @param schema its name, e.g. {@code employer/1}
     */
    public static String of(String schema) {
        return String.join("", "registry", ".published_", word(schema), "_facts");
    }

    /**
     * What tables and views of a schema are called: of its first version the subject alone, of
     * later ones with the number, e.g. {@code training_month}.
     */
    public static String word(String schema) {
        var slash = schema.indexOf('/');
        var subject = schema.substring(0, slash).replace('-', '_');
        var version = schema.substring(slash + 1);
        return version.equals("1") ? subject : subject + "_" + version;
    }
}
