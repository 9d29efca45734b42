import io.github.dbmigrate.it.Finished

assert Finished.in(basedir).running().isEmpty()

return true
