import io.github.dbmigrate.it.Finished

def finished = Finished.in(basedir).withDatabase('without_rights', '.')
finished.execute('postgres', "DROP ROLE IF EXISTS powerless")
finished.execute('postgres', "CREATE ROLE powerless LOGIN PASSWORD 'x'")
def running = finished.running().orElseThrow()
new File(basedir, '.env').text = "DATABASE_URL=postgresql://powerless:x@${running.host()}:${running.port()}/without_rights\n"

return true
