import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
finished.printed('DBM-403')
finished.printed('-Ddb-migrate.acceptDataLoss=users.phone')

def database = 'dev_data_loss_refused_in_batch'
assert finished.list('src/main/db/migrations').size() == 3
assert finished.query(database, 'SELECT count(*) FROM users') == ['3']
assert finished.query(database, "SELECT count(*) FROM information_schema.columns WHERE table_name = 'users'") == ['2']

return true
