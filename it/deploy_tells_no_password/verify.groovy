import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
def password = finished.running().orElseThrow().password()
finished.printed('DBM-501').neverPrinted(password).neverPrinted('kept-in-the-script')
finished.printed('The parameter url holds a password')
assert !finished.read('target/db-migrate/deploy.json').contains('in-a-parameter')
assert finished.query('no_password', 'SELECT count(*) FROM changelog_journal WHERE changelog_journal::text LIKE \'%kept-in%\'') == ['0']

return true
