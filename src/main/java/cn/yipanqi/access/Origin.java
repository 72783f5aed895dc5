package cn.yipanqi.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From where somebody signs in, as it is recorded for himself and for the auditor (Cybersecurity Law, art. 23; GB/T 22239, 8.1.4.3).
 *
 * @param address of the network
 * @param device browser and system in a word each, never the whole of what the browser says of itself; empty where neither is known
 */
public record Origin(String address, String device) {

    /** What a browser calls itself, and what people call it; who pretends to be others comes before those. */
    private static final Map<String, String> BROWSERS = inOrder(
            "MicroMessenger", "WeChat",
            "QQBrowser", "QQ Browser",
            "Edg", "Edge",
            "OPR", "Opera",
            "Firefox", "Firefox",
            "Chrome", "Chrome",
            "Safari", "Safari");

    private static final Map<String, String> SYSTEMS = inOrder(
            "HarmonyOS", "HarmonyOS",
            "OpenHarmony", "HarmonyOS",
            "Android", "Android",
            "iPhone", "iPhone",
            "iPad", "iPad",
            "Windows", "Windows",
            "Mac OS X", "macOS",
            "Linux", "Linux");

    public static Origin of(HttpServletRequest request) {
        return new Origin(request.getRemoteAddr(), device(request.getHeader("User-Agent")));
    }

    /** @param agent what the browser says of itself */
    public static String device(@Nullable String agent) {
        if (agent == null) {
            return "";
        }
        return String.join(" / ", first(BROWSERS, agent), first(SYSTEMS, agent)).replaceAll("^ / | / $", "");
    }

    private static String first(Map<String, String> names, String agent) {
        return names.entrySet().stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> inOrder(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
