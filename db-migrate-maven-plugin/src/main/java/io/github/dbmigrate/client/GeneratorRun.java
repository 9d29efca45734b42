package io.github.dbmigrate.client;

import io.github.dbmigrate.client.Relation.Field;
import io.github.dbmigrate.schema.Access;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mybatis.generator.api.GeneratedJavaFile;
import org.mybatis.generator.api.MyBatisGenerator;
import org.mybatis.generator.api.dom.DefaultJavaFormatter;
import org.mybatis.generator.api.dom.java.CompilationUnit;
import org.mybatis.generator.api.dom.java.Interface;
import org.mybatis.generator.api.dom.java.TopLevelClass;
import org.mybatis.generator.api.dom.java.TopLevelRecord;
import org.mybatis.generator.config.ClientGeneratorConfiguration;
import org.mybatis.generator.config.ColumnOverride;
import org.mybatis.generator.config.CommentGeneratorConfiguration;
import org.mybatis.generator.config.Configuration;
import org.mybatis.generator.config.Context;
import org.mybatis.generator.config.JDBCConnectionConfiguration;
import org.mybatis.generator.config.ModelGeneratorConfiguration;
import org.mybatis.generator.config.ModelType;
import org.mybatis.generator.config.PropertyRegistry;
import org.mybatis.generator.config.TableConfiguration;
import org.mybatis.generator.exception.InvalidConfigurationException;

/**
 * Runs MyBatis Generator over named relations. Its output is edited before it is written, see {@link MapperEdit},
 * {@link SupportEdit} and {@link RowEdit}; these four classes are all that knows its API.
 */
final class GeneratorRun {

    /** MyBatis Generator keeps class loaders in static lists, and Maven builds several modules at once under -T. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private static final String NOWHERE = "memory";

    private final Access access;
    private final String typesPackage;
    private final Consumer<String> warnings;
    private final KeptSources made = new KeptSources();

    GeneratorRun(Access access, String typesPackage, Consumer<String> warnings) {
        this.access = access;
        this.typesPackage = typesPackage;
        this.warnings = warnings;
    }

    /** The sources of rows, mappers and table classes by path, with those kept for a relation instead of new ones. */
    SortedMap<String, SourceText> generate(Collection<Relation> relations, KeptSources kept)
            throws SQLException, InterruptedException {
        SortedMap<String, SourceText> sources = new TreeMap<>();
        List<Relation> wanted = new ArrayList<>();
        for (Relation relation : relations) {
            String key = RelationKey.of(relation, typesPackage);
            SortedMap<String, SourceText> before = kept.of(key);
            if (before.isEmpty()) {
                wanted.add(relation);
            }
            sources.putAll(before);
            before.forEach((path, text) -> made.add(key, path, text));
        }
        generate(wanted, sources);
        return sources;
    }

    /** All that {@link #generate} returned, but not what a warning was given about: that is told in each run. */
    KeptSources made() {
        return made;
    }

    private void generate(List<Relation> wanted, SortedMap<String, SourceText> sources)
            throws SQLException, InterruptedException {
        if (wanted.isEmpty()) {
            return;
        }
        Map<String, Relation> byClass = byClass(wanted);
        List<String> warned = new ArrayList<>();
        List<GeneratedJavaFile> files = run(configuration(wanted), warned);
        warned.forEach(warnings);
        for (GeneratedJavaFile file : files) {
            Relation relation = relationOf(file.getCompilationUnit(), byClass);
            String path = file.getTargetPackage().replace('.', '/') + "/" + file.getFileName();
            SourceText text = new SourceText(edited(file.getCompilationUnit(), relation));
            sources.put(path, text);
            if (warned.isEmpty()) {
                made.add(RelationKey.of(relation, typesPackage), path, text);
            }
        }
    }

    // MyBatis Generator finds its own classes and the driver through the context class loader, which in Maven is not
    // the plugin's.
    private List<GeneratedJavaFile> run(Configuration configuration, List<String> warned)
            throws SQLException, InterruptedException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ONE_AT_A_TIME.lockInterruptibly();
        try {
            thread.setContextClassLoader(GeneratorRun.class.getClassLoader());
            MyBatisGenerator generator = new MyBatisGenerator.Builder()
                    .withConfiguration(configuration)
                    .build();
            warned.addAll(generator.generateOnly());
            return generator.getGeneratedJavaFiles();
        } catch (InvalidConfigurationException e) {
            throw new IllegalStateException(String.join("; ", e.getExtraMessages()), e);
        } finally {
            thread.setContextClassLoader(before);
            ONE_AT_A_TIME.unlock();
        }
    }

    private Configuration configuration(Collection<Relation> relations) {
        Configuration configuration = new Configuration();
        Map<String, List<Relation>> packages = relations.stream()
                .collect(Collectors.groupingBy(Relation::packageName, TreeMap::new, Collectors.toList()));
        packages.forEach((packageName, members) -> configuration.addContext(context(packageName, members)));
        return configuration;
    }

    private Context context(String packageName, List<Relation> relations) {
        Context.Builder context = new Context.Builder()
                .withId(packageName)
                .withDefaultModelType(ModelType.RECORD)
                .withTargetRuntime("MyBatis3DynamicSql")
                .withJdbcConnectionConfiguration(new JDBCConnectionConfiguration.Builder()
                        .withDriverClass("org.postgresql.Driver")
                        .withConnectionURL(access.jdbcUrl())
                        .withUserId(access.user())
                        .withPassword(access.password())
                        .build())
                .withCommentGeneratorConfiguration(new CommentGeneratorConfiguration.Builder()
                        .withProperties(property(PropertyRegistry.COMMENT_GENERATOR_SUPPRESS_ALL_COMMENTS, "true"))
                        .build())
                .withModelGeneratorConfiguration(new ModelGeneratorConfiguration.Builder()
                        .withTargetPackage(packageName)
                        .withTargetProject(NOWHERE)
                        .build())
                .withClientGeneratorConfiguration(new ClientGeneratorConfiguration.Builder()
                        .withTargetPackage(packageName)
                        .withTargetProject(NOWHERE)
                        .build());
        relations.forEach(relation -> context.withTableConfiguration(table(relation)));
        return context.build();
    }

    private TableConfiguration table(Relation relation) {
        TableConfiguration.Builder table = new TableConfiguration.Builder()
                .withSchema(relation.source().namespace())
                .withTableName(relation.source().name())
                .withWildcardEscapingEnabled(true)
                .withDelimitIdentifiers(true)
                .withDomainObjectName(relation.rowName())
                .withMapperName(relation.mapperName())
                .withProperties(property(PropertyRegistry.TABLE_DYNAMIC_SQL_SUPPORT_CLASS_NAME, relation.supportName()))
                .withProperties(property(PropertyRegistry.TABLE_DYNAMIC_SQL_TABLE_OBJECT_NAME, relation.tableName()));
        relation.fields().forEach(field -> table.withColumnOverride(column(field)));
        return table.build();
    }

    // A table of nothing but what JDBC calls BLOBs would be passed over, so no column is called one here. SupportEdit
    // and MapperEdit write the true type.
    private ColumnOverride column(Field field) {
        return new ColumnOverride.Builder()
                .withColumnName(field.column().name())
                .withJavaProperty(field.member())
                .withJavaType(field.type().fullName())
                .withJdbcType("OTHER")
                .withColumnNameDelimited(true)
                .withGeneratedAlways(field.column().computed())
                .build();
    }

    private static Map<String, Relation> byClass(Collection<Relation> relations) {
        Map<String, Relation> byClass = new HashMap<>();
        for (Relation relation : relations) {
            for (String name : List.of(relation.rowName(), relation.mapperName(), relation.supportName())) {
                byClass.put(relation.packageName() + "." + name, relation);
            }
        }
        return byClass;
    }

    private static Relation relationOf(CompilationUnit unit, Map<String, Relation> byClass) {
        String name = unit.getType().getPackageName() + "." + unit.getType().getShortName();
        Relation relation = byClass.get(name);
        if (relation == null) {
            throw new IllegalStateException("MyBatis Generator made an unknown class " + name);
        }
        return relation;
    }

    private String edited(CompilationUnit unit, Relation relation) {
        if (unit instanceof Interface mapper) {
            new MapperEdit(mapper, relation, typesPackage).apply();
        } else if (unit instanceof TopLevelClass support) {
            new SupportEdit(support, relation, typesPackage).apply();
        } else if (unit instanceof TopLevelRecord row) {
            new RowEdit(row, relation).apply();
        }
        return new DefaultJavaFormatter()
                .getFormattedContent(unit)
                .lines()
                .map(String::stripTrailing)
                .map(line -> unit instanceof TopLevelRecord ? RowEdit.wrapped(line) : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Properties property(String name, String value) {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        return properties;
    }
}
