package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.ObjectId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The renames that a person asked for, by parameter, by a comment in schema.sql or by an answer; filled one by one. */
public final class AskedRenames {

    private final Map<ObjectId, ObjectId> objects = new LinkedHashMap<>();
    private final List<MemberRename> members = new ArrayList<>();

    /** From an object of the first catalog to the name that it has in the second; both of one kind. */
    public Map<ObjectId, ObjectId> objects() {
        return Map.copyOf(objects);
    }

    public List<MemberRename> members() {
        return List.copyOf(members);
    }

    /** True when neither the old nor the new one is spoken for. */
    public boolean isOpen(RenameCandidate candidate) {
        return !objects.containsKey(candidate.from()) && !objects.containsValue(candidate.to());
    }

    /** True when neither the old nor the new name of the member is spoken for. */
    public boolean isOpen(MemberRename member) {
        return members.stream()
                .filter(known -> known.type().equals(member.type()))
                .noneMatch(known ->
                        known.from().equals(member.from()) || known.to().equals(member.to()));
    }

    public void add(ObjectId from, ObjectId to) {
        objects.put(from, to);
    }

    public void add(MemberRename member) {
        members.add(member);
    }

    boolean takes(ObjectId from) {
        return objects.containsKey(from);
    }

    boolean gives(ObjectId to) {
        return objects.containsValue(to);
    }

    /** The name that an object of the second catalog had in the first, as far as it follows from these renames. */
    ObjectId before(ObjectId id) {
        for (Map.Entry<ObjectId, ObjectId> rename : objects.entrySet()) {
            if (rename.getValue().equals(id)) {
                return rename.getKey();
            }
        }
        return new ObjectId(id.kind(), moved(id.name(), false));
    }

    /** The name that an object of the first catalog has in the second, as far as it follows from these renames. */
    ObjectId after(ObjectId id) {
        ObjectId renamed = objects.get(id);
        return renamed != null ? renamed : new ObjectId(id.kind(), moved(id.name(), true));
    }

    /** With the part before it, a table or a namespace, under its other name. */
    private String moved(String name, boolean forward) {
        return objects.entrySet().stream()
                .map(rename -> forward
                        ? List.of(rename.getKey().name(), rename.getValue().name())
                        : List.of(rename.getValue().name(), rename.getKey().name()))
                .filter(rename -> name.startsWith(rename.get(0) + "."))
                .max(Comparator.comparingInt(rename -> rename.get(0).length()))
                .map(rename -> rename.get(1) + name.substring(rename.get(0).length()))
                .orElse(name);
    }
}
