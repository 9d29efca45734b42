import io.github.dbmigrate.it.Finished

Finished.in(basedir).withDatabase('one_changelog', 'first', 'second')

return true
