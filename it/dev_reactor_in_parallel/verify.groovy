import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
['parallel_one', 'parallel_two', 'parallel_three'].each { service ->
    assert finished.list(service + '/src/main/db/migrations').size() == 2
    assert finished.query(service, 'SELECT count(*) FROM changelog') == ['1']
}
// A module without src/main/db is passed over without a word and without a file.
assert finished.list('library') == ['pom.xml']

return true
