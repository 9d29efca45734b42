import io.github.dbmigrate.it.Finished

// Somebody has run the script by hand.
Finished.in(basedir).withDatabase('resolve_target', '.').execute('resolve_target', '''
    CREATE TABLE users (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        email text NOT NULL UNIQUE,
        phone text
    )''')

return true
