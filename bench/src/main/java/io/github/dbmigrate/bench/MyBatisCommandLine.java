package io.github.dbmigrate.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * MyBatis' own {@code migrate}, without Maven.
 *
 * @param java the program
 * @param libraries a folder with MyBatis Migrations and the driver
 */
record MyBatisCommandLine(Path java, Path libraries, String version) implements Contestant {

    @Override
    public String word() {
        return "mybatis";
    }

    @Override
    public String name() {
        return "MyBatis command line " + version;
    }

    @Override
    public void write(Path folder, History history, Target target) {
        MyBatisForm.writeRepository(folder, history, target);
    }

    @Override
    public Command deploy(Path folder, Target target) {
        return run(folder, "up");
    }

    @Override
    public Command status(Path folder, Target target) {
        return run(folder, "status");
    }

    private Command run(Path folder, String command) {
        return new Command(
                List.of(
                        java.toString(),
                        "-cp",
                        libraries + "/*",
                        "org.apache.ibatis.migration.Migrator",
                        command,
                        "--path=" + folder),
                folder,
                Map.of());
    }
}
