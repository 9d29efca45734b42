import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
def files = finished.list('src/main/db/migrations')
assert files.size() == 2
assert files[0] ==~ /\d{14}_create_users\.sql/
assert files[1] == 'migrations.sum'

def script = finished.read('src/main/db/migrations/' + files[0])
assert script.contains('-- //@UNDO')
assert script.contains('PostgreSQL 17')

def database = 'dev_creates_first_migration'
assert finished.query(database, 'SELECT description FROM changelog') == ['create users']
assert finished.query(database, "SELECT event FROM changelog_journal ORDER BY 1") == ['applied']
assert finished.query(database, "SELECT count(*) FROM users") == ['0']
assert finished.read('target/db-migrate/dev.json').contains('create_users')

return true
