package io.github.dbmigrate.crash;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One message of PostgreSQL's protocol (manual, "Message Formats").
 *
 * @param type its letter; 0 for the first message of a client, which has none
 * @param body behind the length
 */
@SuppressWarnings("ArrayRecordComponent") // Frames are passed on and never compared.
record Frame(char type, byte[] body) {

    static final int CANCEL_REQUEST = 80877102;

    static Frame first(DataInputStream in) throws IOException {
        return new Frame((char) 0, body(in));
    }

    static Frame next(DataInputStream in) throws IOException {
        int type = in.read();
        if (type < 0) {
            throw new EOFException();
        }
        return new Frame((char) type, body(in));
    }

    private static byte[] body(DataInputStream in) throws IOException {
        byte[] body = new byte[in.readInt() - 4];
        in.readFully(body);
        return body;
    }

    void writeTo(OutputStream out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(body.length + 5);
        if (type != 0) {
            bytes.put((byte) type);
        }
        bytes.putInt(body.length + 4).put(body);
        out.write(bytes.array(), 0, bytes.position());
        out.flush();
    }

    boolean isQuery() {
        return type == 'Q';
    }

    /** One after which the server says that it is ready: a query, or the first message of a client. */
    boolean isAnswered() {
        return isQuery() || (type == 0 && !isCancel());
    }

    /** The server has answered all of a message, and waits or goes on with the next. */
    boolean isReady() {
        return type == 'Z';
    }

    boolean isCancel() {
        return type == 0 && number() == CANCEL_REQUEST;
    }

    /** The first number of the body; of BackendKeyData, the process id. */
    int number() {
        return ByteBuffer.wrap(body).getInt();
    }

    /** The text of a query. */
    String sql() {
        return new String(body, 0, body.length - 1, StandardCharsets.UTF_8);
    }
}
