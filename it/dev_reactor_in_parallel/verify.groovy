import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir)
['parallel_one', 'parallel_two', 'parallel_three'].each { service ->
    assert finished.list(service + '/src/main/db/migrations').size() == 2
    assert finished.query(service, 'SELECT count(*) FROM changelog') == ['1']
    // Its lines in one piece, and a row of the summary.
    finished.printedMatching('^\\[INFO\\] ' + service + ' . dev\\R(  .*\\R)*  ' + service + ': .*1 applied')
    finished.printedMatching('^\\[INFO\\] ' + service + ' +dev +.*1 applied')
}
// A module without src/main/db is passed over without a word and without a file.
assert finished.list('library') == ['pom.xml']

return true
