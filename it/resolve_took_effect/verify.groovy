import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
finished.printed('DBM-501').printed('DBM-302')
finished.printed('mvn db-migrate:resolve -pl resolve_took_effect -Ddb-migrate.tookEffect=20261122101500')
assert finished.query('took_effect', 'SELECT id FROM users ORDER BY id') == ['1', '2']
assert finished.query('took_effect', "SELECT goal FROM changelog_journal WHERE event = 'step' AND position = 2") == ['resolve']
assert finished.query('took_effect', 'SELECT id FROM changelog') == ['20261122101500']

return true
