package io.github.dbmigrate.apps.notification;

import static io.github.dbmigrate.apps.notification.db.MessagesDynamicSqlSupport.recipientId;
import static io.github.dbmigrate.apps.notification.db.MessagesDynamicSqlSupport.state;
import static org.mybatis.dynamic.sql.SqlBuilder.isEqualTo;

import io.github.dbmigrate.apps.notification.db.MessagesMapper;
import io.github.dbmigrate.apps.notification.db.MessagesRow;
import io.github.dbmigrate.apps.notification.db.NotificationDatabase;
import io.github.dbmigrate.apps.notification.db.RecipientsMapper;
import io.github.dbmigrate.apps.notification.db.RecipientsRow;
import io.github.dbmigrate.apps.notification.db.TemplateVersionsMapper;
import io.github.dbmigrate.apps.notification.db.TemplateVersionsRow;
import io.github.dbmigrate.apps.notification.db.TemplatesMapper;
import io.github.dbmigrate.apps.notification.db.TemplatesRow;
import io.github.dbmigrate.apps.notification.db.types.Channel;
import io.github.dbmigrate.apps.notification.db.types.DeliveryState;
import io.github.dbmigrate.apps.notification.db.types.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;

/** Queues messages and tells which still wait. */
public final class Messages {

    private final SqlSessionFactory sessions;

    public Messages(DataSource dataSource) {
        this.sessions = NotificationDatabase.sessionFactory(dataSource);
    }

    public void addRecipient(UUID id, String email) {
        try (SqlSession session = sessions.openSession()) {
            session.getMapper(RecipientsMapper.class).insert(new RecipientsRow(id, email, null, null, null, null));
            session.commit();
        }
    }

    /** Publishes the first version of a template for mails. */
    public TemplateVersionsRow publish(String key, String subject, String body, List<String> variables, Instant when) {
        OffsetDateTime published = when.atOffset(ZoneOffset.UTC);
        try (SqlSession session = sessions.openSession()) {
            session.getMapper(TemplatesMapper.class).insert(new TemplatesRow(key, Channel.EMAIL, null));
            TemplateVersionsRow version = session.getMapper(TemplateVersionsMapper.class)
                    .insertReturning(new TemplateVersionsRow(null, key, 1, null, subject, body, variables, published));
            session.commit();
            return version;
        }
    }

    /** Queues a mail; the row lands in the partition of its quarter. */
    public MessagesRow queue(UUID recipient, TemplateVersionsRow version, String payload, Instant when) {
        MessagesRow row = new MessagesRow(
                null,
                when.atOffset(ZoneOffset.UTC),
                recipient,
                version.id(),
                Channel.EMAIL,
                null,
                new Json(payload),
                null);
        try (SqlSession session = sessions.openSession()) {
            MessagesRow message = session.getMapper(MessagesMapper.class).insertReturning(row);
            session.commit();
            return message;
        }
    }

    public List<MessagesRow> waiting(UUID recipient) {
        try (SqlSession session = sessions.openSession()) {
            return session.getMapper(MessagesMapper.class)
                    .select(messages -> messages.where(recipientId, isEqualTo(recipient))
                            .and(state, isEqualTo(DeliveryState.QUEUED)));
        }
    }
}
