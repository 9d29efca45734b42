package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.ObjectId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a plan must know besides the two catalogs.
 *
 * @param majorVersion of the server that the plan is for, such as 17
 * @param renames from an object of the first catalog to the name that it has in the second; both of one kind
 * @param members values of enums and attributes of composite types that get another name
 * @param backfills what rows get that have no value in a column of the second catalog which becomes NOT NULL: an SQL
 *     expression over the columns of its table
 */
public record PlanOptions(
        int majorVersion,
        Map<ObjectId, ObjectId> renames,
        List<MemberRename> members,
        Map<ObjectId, String> backfills) {

    public PlanOptions {
        renames = Map.copyOf(renames);
        members = List.copyOf(members);
        backfills = Map.copyOf(backfills);
    }

    public static PlanOptions of(int majorVersion) {
        return new PlanOptions(majorVersion, Map.of(), List.of(), Map.of());
    }

    public PlanOptions withRenames(Map<ObjectId, ObjectId> more) {
        return new PlanOptions(majorVersion, more, members, backfills);
    }

    public PlanOptions withRenames(AskedRenames asked) {
        return new PlanOptions(majorVersion, asked.objects(), asked.members(), backfills);
    }

    PlanOptions withoutRenames() {
        return new PlanOptions(majorVersion, Map.of(), List.of(), backfills);
    }

    public PlanOptions withBackfills(Map<ObjectId, String> more) {
        return new PlanOptions(majorVersion, renames, members, more);
    }

    /** For the way back, which has rows of its own: what was renamed gets its name back, and nothing is filled. */
    PlanOptions inverse() {
        Map<ObjectId, ObjectId> inverse = new HashMap<>();
        renames.forEach((from, to) -> inverse.put(to, from));
        List<MemberRename> back = members.stream()
                .map(member -> member.inverse(inverse.getOrDefault(member.type(), member.type())))
                .toList();
        return new PlanOptions(majorVersion, inverse, back, Map.of());
    }
}
