import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
finished.printedMatching('^\\[INFO\\] broken_service +deploy +DBM-101 ')
finished.printedMatching('^\\[INFO\\] whole_service +deploy +1 applied ')
assert finished.query('whole_service', 'SELECT count(*) FROM changelog') == ['1']

return true
