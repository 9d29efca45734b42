package io.github.dbmigrate.apps.auth;

import static io.github.dbmigrate.apps.auth.db.ActiveSessionsDynamicSqlSupport.userId;
import static io.github.dbmigrate.apps.auth.db.UsersDynamicSqlSupport.email;
import static org.mybatis.dynamic.sql.SqlBuilder.isEqualTo;
import static org.mybatis.dynamic.sql.SqlBuilder.lower;

import io.github.dbmigrate.apps.auth.db.ActiveSessionsMapper;
import io.github.dbmigrate.apps.auth.db.ActiveSessionsRow;
import io.github.dbmigrate.apps.auth.db.AuthDatabase;
import io.github.dbmigrate.apps.auth.db.SessionsMapper;
import io.github.dbmigrate.apps.auth.db.SessionsRow;
import io.github.dbmigrate.apps.auth.db.UsersMapper;
import io.github.dbmigrate.apps.auth.db.UsersRow;
import io.github.dbmigrate.apps.auth.db.types.AccountStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;

/** Registers people and opens their sessions. */
public final class Accounts {

    private final SqlSessionFactory sessions;

    public Accounts(DataSource dataSource) {
        this.sessions = AuthDatabase.sessionFactory(dataSource);
    }

    /** Registers somebody who may sign in at once; the defaults of the table fill in the rest. */
    public UsersRow register(String address, String displayName) {
        UsersRow row = new UsersRow(null, address, displayName, AccountStatus.ACTIVE, null, null, null, null);
        try (SqlSession session = sessions.openSession()) {
            UsersRow user = session.getMapper(UsersMapper.class).insertReturning(row);
            session.commit();
            return user;
        }
    }

    /** Finds an account by its address, however it is capitalised. */
    public Optional<UsersRow> find(String address) {
        try (SqlSession session = sessions.openSession()) {
            return session.getMapper(UsersMapper.class)
                    .selectOne(users -> users.where(lower(email), isEqualTo(address.toLowerCase(Locale.ROOT))));
        }
    }

    /** Opens a session; only the hash of its token is kept. */
    public SessionsRow signIn(UUID user, byte[] tokenHash, List<String> scopes, Instant expiresAt) {
        SessionsRow row = new SessionsRow(
                null, user, tokenHash, null, null, scopes, null, expiresAt.atOffset(ZoneOffset.UTC), null);
        try (SqlSession session = sessions.openSession()) {
            SessionsRow opened = session.getMapper(SessionsMapper.class).insertReturning(row);
            session.commit();
            return opened;
        }
    }

    /** The sessions of an account that nobody revoked. */
    public List<ActiveSessionsRow> activeSessions(UUID user) {
        try (SqlSession session = sessions.openSession()) {
            return session.getMapper(ActiveSessionsMapper.class)
                    .select(active -> active.where(userId, isEqualTo(user)));
        }
    }
}
