import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
finished.printed('DBM-307')
assert finished.query('one_changelog', 'SELECT DISTINCT service FROM changelog_journal') == ['first']

return true
