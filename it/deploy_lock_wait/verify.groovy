import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
finished.printed('waiting for another run').printed('DBM-502').printed('-Ddb-migrate.lockWait=10m')
assert finished.query('lock_wait', "SELECT to_regclass('changelog')") == [null]

return true
