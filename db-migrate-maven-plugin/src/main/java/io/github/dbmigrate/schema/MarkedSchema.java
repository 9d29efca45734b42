package io.github.dbmigrate.schema;

import java.util.Set;

/**
 * What of a target's schema its mark tells, and the fingerprint of it, for who reads a catalog object by object and never
 * holds all of it. The same as the fingerprint of the whole {@link Catalog}. For one reading.
 */
public final class MarkedSchema {

    private final Provision provision;
    private final Set<String> others;
    private final FingerprintDigest digest = new FingerprintDigest();

    /**
     * The schema of a target.
     *
     * @param scope what is managed in it
     * @param others the namespaces of other services, quoted where PostgreSQL needs it
     */
    public MarkedSchema(CatalogScope scope, Set<String> others) {
        this.provision = new Provision(scope);
        this.others = Set.copyOf(others);
    }

    /** True for what the mark does not tell, with all that is part of it. */
    public boolean leavesOut(Part part) {
        return Catalog.isIn(part, others) || provision.isLeftOut(part);
    }

    /** Takes the next object, in the order of the identities. */
    public void add(SchemaObject object) {
        digest.add(provision.withoutRightsOnHome(object));
    }

    /** What the journal keeps of what was taken. */
    public String fingerprint() {
        return Fingerprint.mark(digest);
    }
}
