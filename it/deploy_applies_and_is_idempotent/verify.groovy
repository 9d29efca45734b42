import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
assert finished.query('deploy_target', 'SELECT id FROM changelog') == ['20261122101500']
assert finished.query('deploy_target', 'SELECT event FROM changelog_journal') == ['applied']
def version = (finished.read('pom.xml') =~ /<version>(.+)<\/version>\s*<\/plugin>/)[0][1]
assert finished.query('deploy_target', 'SELECT version FROM changelog_journal') == [version]
// One in each of the two runs.
finished.printedTimes(2, 'Included: ')
assert finished.list('target/db-migrate') == ['deploy.json']
finished.neverPrinted(finished.running().get().password())

return true
