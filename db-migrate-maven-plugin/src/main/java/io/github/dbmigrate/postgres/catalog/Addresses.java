package io.github.dbmigrate.postgres.catalog;

import io.github.dbmigrate.schema.ObjectId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From addresses to identities. What has no identity of its own belongs to what it depends on internally: a row type to its
 * table, an array type to its element, a rewrite rule to its view, an index to its constraint, a member to its extension
 * (the manual's chapter pg_depend).
 */
final class Addresses {

    /** Array of a multirange of a range is the longest chain there is. */
    private static final int LONGEST_CHAIN = 6;

    private final Map<Address, ObjectId> registered = new HashMap<>();
    private final Map<Address, Address> belongsTo = new HashMap<>();
    private final Set<Address> leftOut = new HashSet<>();
    private final Set<Address> members = new HashSet<>();
    private final List<Dependency> dependencies = new ArrayList<>();

    void register(Address address, ObjectId id) {
        registered.put(address, id);
    }

    void leaveOut(Address address) {
        leftOut.add(address);
    }

    void dependency(Dependency dependency) {
        dependencies.add(dependency);
    }

    List<Dependency> dependencies() {
        return Collections.unmodifiableList(dependencies);
    }

    /** To be called when all rows are in. */
    void settle() {
        for (Dependency dependency : dependencies) {
            if (dependency.type() == 'e') {
                members.add(dependency.dependent().whole());
                belongsTo.put(dependency.dependent().whole(), dependency.referenced());
            }
        }
        // The index of a partition's constraint depends on the partitioned table's index too, but it is the
        // constraint's.
        belong('i');
        belong('P');
        while (leaveOutDependants()) {
            // A sequence of a managed table is left out, and so is what belongs to that sequence.
        }
        leftOut.forEach(registered::remove);
        members.forEach(registered::remove);
    }

    private void belong(char type) {
        for (Dependency dependency : dependencies) {
            if (dependency.type() == type && !registered.containsKey(dependency.dependent())) {
                belongsTo.putIfAbsent(dependency.dependent(), dependency.referenced());
            }
        }
    }

    private boolean leaveOutDependants() {
        boolean more = false;
        for (Dependency dependency : dependencies) {
            boolean part = dependency.type() == 'a' || dependency.type() == 'i';
            if (part && leftOut.contains(dependency.referenced().whole())) {
                more |= leftOut.add(dependency.dependent().whole());
            }
        }
        return more;
    }

    boolean leftOut(Address address) {
        return leftOut.contains(address.whole()) || members.contains(address.whole());
    }

    boolean isMember(Address address) {
        return members.contains(address.whole());
    }

    @Nullable
    ObjectId exact(Address address) {
        return registered.get(address);
    }

    /** Null for what is built in or left out. */
    @Nullable
    ObjectId resolve(Address address) {
        Address at = address;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            ObjectId id = registered.get(at);
            if (id != null) {
                return id;
            }
            Address next = belongsTo.get(at);
            if (next == null && at.part() != 0) {
                next = at.whole();
            }
            if (next == null) {
                return null;
            }
            at = next;
        }
        return null;
    }
}
