import io.github.dbmigrate.it.Finished

assert Finished.in(basedir).running().isPresent()

return true
