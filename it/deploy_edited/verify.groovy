import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
finished.printed('DBM-303')
assert finished.query('deploy_edited_target', 'SELECT count(*) FROM changelog_journal') == ['1']

return true
