package cn.yipanqi.walls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Forms with a file. */
final class Parts {

    static final String BOUNDARY = "----walls7MA4YWxkTrZu0gW";

    private Parts() {}

    /**
     * @param described {@code file}, the field, the kind of file, and further fields
     * @param name of the file, without its ending
     * @param files the bytes of a kind
     */
    static byte[] of(String described, String name, Function<String, byte[]> files) {
        String[] words = described.split(" ", 4);
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (String field : words.length > 3 ? words[3].split("&") : new String[0]) {
            int equals = field.indexOf('=');
            add(form, "name=\"" + field.substring(0, equals) + "\"", bytes(field.substring(equals + 1)));
        }
        String ending = words[2].equals("tasks") ? "xlsx" : words[2];
        add(form, "name=\"" + words[1] + "\"; filename=\"" + name + "." + ending + "\"", files.apply(words[2]));
        form.writeBytes(bytes("--" + BOUNDARY + "--\r\n"));
        return form.toByteArray();
    }

    private static void add(ByteArrayOutputStream form, String disposition, byte[] content) {
        form.writeBytes(bytes("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n"));
        form.writeBytes(content);
        form.writeBytes(bytes("\r\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
