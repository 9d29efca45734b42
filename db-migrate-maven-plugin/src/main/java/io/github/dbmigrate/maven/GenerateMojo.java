package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.ClientGenerator;
import io.github.dbmigrate.command.Generate;
import io.github.dbmigrate.command.GoalReport;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Generates the client, Java records and MyBatis Dynamic SQL mappers, from the migrations, through a shadow database;
 * only when migrations have changed since. The target database is not touched.
 *
 * <p>Example: {@code mvn db-migrate:generate -pl apps/auth}
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends ServiceMojo {

    /**
     * The package of the generated client; {@code none} generates none. Without it, it is the module's group id, the
     * service's name and {@code db}.
     *
     * <p>Example: {@code -Ddb-migrate.clientPackage=com.example.auth.database}
     */
    @Parameter(property = "db-migrate.clientPackage")
    private @Nullable String clientPackage;

    @Override
    boolean takesTarget() {
        return false;
    }

    @Override
    GoalReport run(Composition with) {
        ClientGenerator.Request client = ClientPackage.request(clientPackage, project, with);
        return client == null
                ? new Generate.Report(with.service().name(), List.of(), true)
                : new Generate(with.shadows(), with.generator(), with.console())
                        .run(new Generate.Request(with.service(), client, with.scope(), variables()));
    }
}
