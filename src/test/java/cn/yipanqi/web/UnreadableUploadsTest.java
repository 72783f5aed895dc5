package cn.yipanqi.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Tomcat's refusal comes out of the security filters here; that it comes is what the page shell alone cannot show. */
@WebTest
class UnreadableUploadsTest {

    @Autowired
    UnreadableUploads uploads;

    @ParameterizedTest
    @CsvSource({"413,/intake,内容太大", "400,/intake,上传没有收全"})
    void aPageSaysWhatIsWrongWithTheUpload(int code, String path, String words) throws Exception {
        MockHttpServletResponse answer = answer(path, code);

        assertThat(answer.getStatus()).isEqualTo(code);
        assertThat(answer.getContentAsString()).contains(words);
    }

    @Test
    void aProgramIsToldTheSame() throws Exception {
        MockHttpServletResponse answer = answer("/api/v1/intakes", 413);

        assertThat(answer.getStatus()).isEqualTo(413);
        assertThat(answer.getContentType()).startsWith("application/problem+json");
    }

    private MockHttpServletResponse answer(String path, int code) throws Exception {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        FilterChain security = (request, response) -> {
            throw new InvalidParameterException(new IllegalStateException("the field file is too long"), code);
        };
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setContentType("multipart/form-data; boundary=b");
        uploads.doFilter(request, answer, security);
        return answer;
    }
}
