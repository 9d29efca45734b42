import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
assert finished.list('src/main/db/migrations') == ['20261122101500_create_users.sql', 'migrations.sum']
assert finished.query('dev_nothing_to_do', 'SELECT id FROM changelog') == ['20261122101500']
assert finished.query('dev_nothing_to_do', 'SELECT count(*) FROM changelog_journal') == ['1']

return true
