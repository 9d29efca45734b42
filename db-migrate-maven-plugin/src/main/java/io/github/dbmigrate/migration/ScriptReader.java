package io.github.dbmigrate.migration;

import java.nio.file.Path;

/** Reads the scripts of one migrations directory, whose module is looked for once and not for each of them. */
public final class ScriptReader {

    private final ModuleFolder module;

    private ScriptReader(ModuleFolder module) {
        this.module = module;
    }

    public static ScriptReader of(Path directory) {
        return new ScriptReader(ModuleFolder.of(directory));
    }

    /** Reads one; problems as {@link MigrationScript#read(Migration)}. */
    public MigrationScript read(Migration migration) {
        return MigrationScript.read(migration, module);
    }
}
