import io.github.dbmigrate.it.Finished

Finished.in(basedir).withDatabase('deploy_edited_target', 'before/edited_service', 'after/edited_service')

return true
