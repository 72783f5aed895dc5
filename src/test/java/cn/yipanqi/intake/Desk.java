package cn.yipanqi.intake;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.RegionCode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Somebody of a county at the pages and the API, with a token of his own. */
public final class Desk {

    private final MockMvc web;
    private final long county;
    private final String token;

    public Desk(MockMvc web, Accounts accounts, Tokens tokens, long county, Role role, @Nullable UUID unit) {
        this.web = web;
        this.county = county;
        Grant grant = new Grant(role, RegionCode.county(county), unit, null, Set.of());
        this.token = CurrentScope.call(
                Scope.nobody("test"),
                () -> tokens.make(
                        accounts.open(
                                "desk-" + UUID.randomUUID().toString().substring(0, 8),
                                "测试",
                                "a long enough password",
                                grant),
                        "test"));
    }

    public static UUID unit(Directory directory, long county, String name) {
        return CurrentScope.call(
                Scope.job("test", RegionCode.county(county)),
                () -> directory.of(county).unitNamed(name).orElseThrow().id());
    }

    public MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return sendUnder(UUID.randomUUID().toString(), request);
    }

    public MockHttpServletResponse sendUnder(String key, AbstractMockHttpServletRequestBuilder<?> request)
            throws Exception {
        MockHttpServletResponse response = web.perform(request.with(csrf().asHeader())
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", key))
                .andReturn()
                .getResponse();
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return response;
    }

    /** The page at an address, whatever its status. */
    public String page(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return send(request).getContentAsString();
    }

    /** Uploads by the form. */
    public MockHttpServletResponse upload(int year, MockMultipartFile... files) throws Exception {
        return send(form("/intakes", year, files));
    }

    public MockHttpServletResponse uploadByApi(int year, MockMultipartFile... files) throws Exception {
        return send(form("/api/v1/intakes", year, files));
    }

    private AbstractMockHttpServletRequestBuilder<?> form(String url, int year, MockMultipartFile... files) {
        var request = multipart(url);
        for (MockMultipartFile file : files) {
            request.file(file);
        }
        return request.param("county", String.valueOf(county)).param("year", String.valueOf(year));
    }
}
