import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir).printed('made the role test_database_reader on the embedded server, without login')
assert finished.query('test_database_makes_roles_test',
        "SELECT has_table_privilege('test_database_reader', 'notes', 'SELECT')") == ['t']

return true
