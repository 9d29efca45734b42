import io.github.dbmigrate.it.Finished

Finished.in(basedir).withDatabase('status_target', '.')

return true
