package cn.yipanqi.database;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Passwords of the embedded server's three roles: made once at random, kept in a file only the owner reads. */
record Secrets(String superuser, String owner, String user) {

    static Secrets in(Path data) throws IOException {
        Path file = data.resolve("secrets.properties");
        Properties kept = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
        } else {
            for (String role : new String[] {"superuser", "owner", "user"}) {
                kept.setProperty(role, random());
            }
            StringWriter text = new StringWriter();
            kept.store(text, "Roles of the embedded database");
            PrivateFiles.write(file, text.toString());
        }
        return new Secrets(kept.getProperty("superuser"), kept.getProperty("owner"), kept.getProperty("user"));
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Secrets[not shown]";
    }
}
