import io.github.dbmigrate.it.Finished

Finished.in(basedir).withDatabase('whole_service', 'whole_service')

return true
