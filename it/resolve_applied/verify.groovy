import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
finished.printed('DBM-309')
assert finished.query('resolve_target', 'SELECT id FROM changelog') == ['20261122101500']
assert finished.query('resolve_target', 'SELECT event FROM changelog_journal') == ['resolved_applied']

return true
