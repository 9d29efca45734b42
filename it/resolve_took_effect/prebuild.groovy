import io.github.dbmigrate.it.Finished

Finished.in(basedir).withDatabase('took_effect', '.')

return true
