import io.github.dbmigrate.it.Finished

Finished.in(basedir).withDatabase('no_password', '.')

return true
