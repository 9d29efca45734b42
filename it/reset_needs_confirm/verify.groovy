import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
finished.printedTimes(2, 'DBM-316')
finished.printed('-Ddb-migrate.confirm=reset_needs_confirm')
assert finished.query('reset_needs_confirm', 'SELECT count(*) FROM changelog') == ['1']

return true
