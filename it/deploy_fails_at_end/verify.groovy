import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
finished.printed('DBM-101')
assert finished.query('whole_service', 'SELECT count(*) FROM changelog') == ['1']

return true
