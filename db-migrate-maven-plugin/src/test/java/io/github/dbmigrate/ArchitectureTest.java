package io.github.dbmigrate;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.github.dbmigrate.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.dbmigrate");

    @Test
    void imports_point_downwards_only() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("maven")
                .definedBy(ROOT + "maven..")
                .layer("report")
                .definedBy(ROOT + "report..")
                .layer("command")
                .definedBy(ROOT + "command..")
                .layer("adapters")
                .definedBy(ROOT + "postgres..", ROOT + "mybatis..", ROOT + "server..", ROOT + "client..")
                .layer("policy")
                .definedBy(ROOT + "history..", ROOT + "plan..")
                .layer("values")
                .definedBy(ROOT + "schema..", ROOT + "migration..", ROOT + "sql..")
                .layer("problem")
                .definedBy(ROOT + "problem..")
                .whereLayer("maven")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("maven")
                .whereLayer("adapters")
                .mayOnlyBeAccessedByLayers("maven")
                .whereLayer("command")
                .mayOnlyBeAccessedByLayers("maven", "report", "adapters")
                .whereLayer("policy")
                .mayOnlyBeAccessedByLayers("maven", "report", "command", "adapters")
                .because("the workflow must be readable and testable without JDBC, processes or Maven (DESIGN, Shape)")
                .check(CLASSES);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching(ROOT + "(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package that needs its user cannot be understood alone")
                .check(CLASSES);
    }

    @Test
    void only_the_adapter_packages_know_jdbc() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "postgres..", ROOT + "mybatis..", ROOT + "client..", ROOT + "maven..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                .because("PostgreSQL is reached through ports, so that the workflow can be proven apart from it")
                .check(CLASSES);
    }

    @Test
    void only_the_maven_package_knows_maven() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "maven..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..", "org.eclipse.aether..")
                .because("a goal is a Mojo of parameters over a class that knows nothing of Maven")
                .check(CLASSES);
    }

    @Test
    void only_the_mybatis_package_knows_mybatis_migrations() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "mybatis..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.ibatis.migration..")
                .because("one class decides how MyBatis is used, so that its next version is one change")
                .check(CLASSES);
    }

    @Test
    void only_one_run_and_its_edits_know_mybatis_generator() {
        ArchRuleDefinition.noClasses()
                .that()
                .haveSimpleNameNotContaining("GeneratorRun")
                .and()
                .haveSimpleNameNotEndingWith("Edit")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mybatis.generator..")
                .because("its next version, and the one that MyBatis Dynamic SQL 2.0 comes with, must be one change")
                .check(CLASSES);
    }

    @Test
    void nothing_reads_xml() {
        // The help goal, which Maven's plugin tools write, reads the descriptor in its own jar.
        ArchRuleDefinition.noClasses()
                .that()
                .doNotHaveSimpleName("HelpMojo")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.xml..", "org.w3c.dom..", "org.xml.sax..", "org.codehaus.plexus.util.xml..")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.mybatis.generator.config.xml..", "org.apache.ibatis.parsing..")
                .because("what is never parsed cannot load an external entity (docs/security.md)")
                .check(CLASSES);
    }

    @Test
    void nothing_waits_in_the_pool_that_everything_shares() {
        ArchRuleDefinition.noClasses()
                .should()
                .callMethod(CompletableFuture.class, "supplyAsync", Supplier.class)
                .orShould()
                .callMethod(CompletableFuture.class, "runAsync", Runnable.class)
                .because(
                        "it has one thread on two processors, and what waits in it for a server keeps all others waiting")
                .check(new ClassFileImporter().importPackages("io.github.dbmigrate"));
    }

    @Test
    void the_domain_has_no_clock_and_no_chance() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "plan..", ROOT + "history..", ROOT + "schema..", ROOT + "sql..", ROOT + "report..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class, java.security.SecureRandom.class)
                .because("the same input must give the same text")
                .check(CLASSES);
    }
}
