import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
def grant = 'GRANT USAGE, CREATE ON SCHEMA "public" TO "powerless";'
finished.printed('DBM-115').printed(grant)
finished.execute('without_rights', grant)
assert finished.query('without_rights', "SELECT has_schema_privilege('powerless', 'public', 'CREATE')") == ['t']

return true
