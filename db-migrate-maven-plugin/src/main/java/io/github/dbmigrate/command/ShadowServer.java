package io.github.dbmigrate.command;

import io.github.dbmigrate.schema.ShadowDatabases;

/** Where shadow databases come from; nothing is started or connected before one is asked for. */
public interface ShadowServer {

    /** Shadow databases on a server of the default version. Problem {@code SHADOW_UNAVAILABLE}. */
    ShadowDatabases open();

    /** Shadow databases on a server of this major version. Problem {@code SHADOW_UNAVAILABLE} where there is none. */
    ShadowDatabases open(int majorVersion);
}
