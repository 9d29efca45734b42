import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
finished.printed('DBM-101')
finished.printed('DATABASE_URL_DEPLOY_WITHOUT_URL')
finished.neverPrinted('\tat io.github.dbmigrate')
assert finished.read('target/db-migrate/deploy.json').contains('DBM-101')

return true
