package cn.yipanqi.accounts;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Role;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Which role may do what: read from the very handlers, their {@link Requires}, the door's rules and {@link Role}, so that it says what is
 * enforced and cannot say anything else.
 */
@Component
public class Matrix {

    private static final Authentication NOBODY =
            new AnonymousAuthenticationToken("matrix", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
    private static final String API = "/api/v1/";
    /** How a module beneath access states what it asks for. */
    private static final Pattern AUTHORITY = Pattern.compile("hasAuthority\\('([A-Z_]+)'\\)");

    private final ObjectProvider<RequestMappingHandlerMapping> handlers;
    private final ObjectProvider<WebInvocationPrivilegeEvaluator> door;

    Matrix(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers,
            ObjectProvider<WebInvocationPrivilegeEvaluator> door) {
        this.handlers = handlers;
        this.door = door;
    }

    /** What stands before a resource. */
    public enum Gate {
        /** Anybody may come, signed in or not. */
        OPEN,
        /** Whoever is signed in; what he may do there is his own. */
        SIGNED_IN,
        /** Whose role has the permission. */
        PERMISSION
    }

    /**
     * One thing that can be asked for.
     *
     * @param module first part of the path
     * @param api whether programs ask for it
     * @param permission what it asks for, with {@link Gate#PERMISSION}
     * @param roles whose holders are let through
     */
    public record Row(
            String module,
            boolean api,
            String method,
            String path,
            Gate gate,
            @Nullable Permission permission,
            Set<Role> roles) {}

    /**
     * What a role reaches, beside what it may ask for.
     *
     * @param entries whose ledger entries a holder may write: ALL, UNIT, STATION, NONE
     * @param gives roles a holder may give others
     */
    public record Reach(Role role, String entries, Set<Permission> permissions, Set<Role> gives) {

        static Reach of(Role role) {
            return new Reach(role, role.entriesWritten(), role.permissions(), role.gives());
        }
    }

    /** All of them, by module and path. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        handlers.getObject().getHandlerMethods().forEach((mapping, handler) -> add(rows, mapping, handler));
        rows.sort(Comparator.comparing(Row::module)
                .thenComparing(Row::api)
                .thenComparing(Row::path)
                .thenComparing(Row::method));
        return rows;
    }

    private void add(List<Row> rows, RequestMappingInfo mapping, HandlerMethod handler) {
        Permission permission = permission(handler);
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        for (String path : mapping.getPatternValues()) {
            for (String method : methods.isEmpty()
                    ? List.of("*")
                    : methods.stream().map(RequestMethod::name).toList()) {
                rows.add(row(path, method, permission));
            }
        }
    }

    private Row row(String path, String method, @Nullable Permission permission) {
        boolean api = path.startsWith(API);
        Gate gate = open(path, method) ? Gate.OPEN : permission == null ? Gate.SIGNED_IN : Gate.PERMISSION;
        return new Row(
                module(api ? path.substring(API.length() - 1) : path),
                api,
                method,
                path,
                gate,
                permission,
                roles(permission));
    }

    private static Set<Role> roles(@Nullable Permission permission) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values())
                .filter(role -> permission == null || role.permissions().contains(permission))
                .forEach(roles::add);
        return roles;
    }

    /** As method security finds it: at the method, else at its class. */
    private static @Nullable Permission permission(HandlerMethod handler) {
        Permission own = permission(handler.getMethod());
        return own == null ? permission(handler.getBeanType()) : own;
    }

    private static @Nullable Permission permission(AnnotatedElement element) {
        Requires requires = AnnotatedElementUtils.findMergedAnnotation(element, Requires.class);
        if (requires != null) {
            return requires.value();
        }
        PreAuthorize written = AnnotatedElementUtils.findMergedAnnotation(element, PreAuthorize.class);
        if (written == null) {
            return null;
        }
        Matcher authority = AUTHORITY.matcher(written.value());
        if (!authority.matches()) {
            throw new IllegalStateException("A rule the matrix cannot show: " + written.value());
        }
        return Permission.valueOf(authority.group(1));
    }

    private boolean open(String path, String method) {
        return door.getObject()
                .isAllowed("", path.replaceAll("\\{[^/]*}", "x"), method.equals("*") ? "GET" : method, NOBODY);
    }

    private static String module(String path) {
        String[] parts = path.split("/", -1);
        return parts.length > 1 ? parts[1] : "";
    }
}
