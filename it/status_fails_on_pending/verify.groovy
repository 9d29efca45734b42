import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
finished.printedTimes(1, 'DBM-314')
assert finished.query('status_target', "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == ['0']
assert finished.read('target/db-migrate/status.json').contains('pending')

return true
