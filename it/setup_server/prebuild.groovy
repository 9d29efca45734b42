import io.github.dbmigrate.it.Finished

Finished.in(basedir).prepareSharedServer()

return true
