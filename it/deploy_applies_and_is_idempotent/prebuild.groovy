import io.github.dbmigrate.it.Finished

Finished.in(basedir).withDatabase('deploy_target', '.')

return true
