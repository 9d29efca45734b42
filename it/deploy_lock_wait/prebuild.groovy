import io.github.dbmigrate.it.Finished

Finished.in(basedir).withDatabase('lock_wait', '.').holdLock('lock_wait')

return true
