package io.github.dbmigrate.client;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Simple names that a generated type cannot have, because generated classes mean another class by them. */
final class ReservedTypeNames {

    private static final String SHIPPED =
            "Codec Interval InsertReturning Json PostgresText PostgresTime Range TextHandler";

    private static final String IMPORTED = """
            AliasableSqlTable Arg BasicColumn BigDecimal Collection CommonCountMapper CommonDeleteMapper
            CommonInsertMapper CommonUpdateMapper Configuration CountDSLCompleter DataSource DeleteDSLCompleter
            Environment InsertStatementProvider JDBCType JdbcTransactionFactory JdbcType List LocalDate LocalDateTime
            LocalTime Mapper MultiRowInsertDSL MultiRowInsertStatementProvider MyBatis3Utils OffsetDateTime OffsetTime
            Optional RenderingStrategies ResultMap Results SelectDSLCompleter SelectProvider SelectStatementProvider
            SqlBuilder SqlColumn SqlProviderAdapter SqlSessionFactory SqlSessionFactoryBuilder TypeHandlerRegistry UUID
            UpdateDSL UpdateDSLCompleter UpdateModel
            """;

    private ReservedTypeNames() {}

    /** These and the names of the classes of the relations. */
    static Set<String> with(Collection<String> relations) {
        Set<String> names = new TreeSet<>(relations);
        names.addAll(Set.of(SHIPPED.split(" ")));
        names.addAll(Set.of(IMPORTED.split("\\s+")));
        return names;
    }

    /** The name, with {@code Type} behind it when every class means the one of {@code java.lang} by it. */
    static String besideJavaLang(String name) {
        try {
            Class.forName("java.lang." + name, false, null);
            return name + "Type";
        } catch (ClassNotFoundException e) {
            return name;
        }
    }
}
