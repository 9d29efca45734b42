package io.github.dbmigrate.maven;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.stream.Collectors;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** User name and password as settings.xml or the URL may give them; null where it gives none. Its text holds neither. */
record ServerLogin(@Nullable String user, @Nullable String password) {

    static final ServerLogin NONE = new ServerLogin(null, null);

    /**
     * The login of a {@code <server>}, decrypted. Problem {@code CREDENTIALS_UNREADABLE} when there is none of that id, or
     * when its password cannot be decrypted: going on without it would blame the database.
     */
    static ServerLogin of(@Nullable String id, Settings settings, SettingsDecrypter decrypter) {
        if (id == null || id.isBlank()) {
            return NONE;
        }
        Server server = settings.getServer(id);
        if (server == null) {
            throw missing(id, settings).exception();
        }
        SettingsDecryptionResult decrypted = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        Server login = decrypted.getServer();
        if (!decrypted.getProblems().isEmpty() || isEncrypted(login.getPassword())) {
            throw undecryptable(id, decrypted).exception();
        }
        return new ServerLogin(login.getUsername(), login.getPassword());
    }

    /** Maven passes a text on as it is when it has no master password. */
    private static boolean isEncrypted(@Nullable String password) {
        return password != null && password.startsWith("{") && password.endsWith("}");
    }

    private static Problem missing(String id, Settings settings) {
        return Problem.of(
                        ProblemCode.CREDENTIALS_UNREADABLE,
                        "settings.xml has no server \"" + id + "\"; nothing was done.")
                .fact(
                        "servers there",
                        settings.getServers().stream().map(Server::getId).collect(Collectors.joining(", ")))
                .remedy(
                        "Add it to ~/.m2/settings.xml.",
                        "<server><id>" + id + "</id><username>…</username><password>…</password></server>")
                .remedy("Or name one that is there.", "-Ddb-migrate.server=<id>");
    }

    private static Problem undecryptable(String id, SettingsDecryptionResult decrypted) {
        return Problem.of(
                        ProblemCode.CREDENTIALS_UNREADABLE,
                        "The password of the server \"" + id
                                + "\" in settings.xml cannot be decrypted; nothing was done.")
                .fact(
                        "Maven says",
                        decrypted.getProblems().stream()
                                .map(SettingsProblem::getMessage)
                                .collect(Collectors.joining("\n")))
                .remedy(
                        "Set the master password in ~/.m2/settings-security.xml, then encrypt the password anew.",
                        "mvn --encrypt-master-password",
                        "mvn --encrypt-password");
    }

    @Override
    public String toString() {
        return "a login";
    }
}
