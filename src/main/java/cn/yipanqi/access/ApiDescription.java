package cn.yipanqi.access;

import cn.yipanqi.access.idempotency.OnceFilter;
import cn.yipanqi.web.Page;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the published description (OpenAPI) says of every address of the API: the token, the county, the Idempotency-Key, the problems.
 * It is written for programmers of other systems and stands in English, like the field names.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TOKEN = "token";
    private static final String PROBLEM = "Problem";
    private static final String KEY = "IdempotencyKey";
    private static final String PROBLEM_JSON = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    /** Statuses any address may answer with. */
    private static final Map<String, String> FAILURES = new TreeMap<>(Map.of(
            "400", "A parameter or header is missing or unreadable",
            "401", "The token is missing, wrong or revoked",
            "403", "The role does not allow it",
            "404", "There is no such thing, or it lies outside the scope",
            "422", "A rule does not allow it; nothing was changed"));

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(County.class, SignedIn.class, Page.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Yipanqi 一盘棋")
                        .version("v1")
                        .description(
                                "Whatever the pages do, programs can do here. Lists come page by page: pass `next` back as"
                                        + " `cursor` until it is absent. Failures are problem details (RFC 9457) in the language of"
                                        + " `Accept-Language` (zh, en).")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("Made and revoked on the page /account"))
                        .addSchemas(PROBLEM, problem())
                        .addParameters(
                                KEY,
                                new Parameter()
                                        .in("header")
                                        .name(OnceFilter.KEY)
                                        .required(true)
                                        .schema(new StringSchema().minLength(1).maxLength(255))
                                        .description(
                                                "One for each deed, the same when it is sent again: a repetition is given"
                                                        + " the first answer. Missing: 400; used for something else: 422; the first"
                                                        + " still at work: 409. Remembered for a day.")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What is wrong, in words for people"))
                .addProperty(
                        "code",
                        new StringSchema().description("The same for programs; does not change with the language"));
    }

    /** The county is named by every address that is about one. */
    @Bean
    OperationCustomizer countyParameter() {
        return (operation, handler) -> {
            boolean aboutACounty = Arrays.stream(handler.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType() == County.class);
            if (aboutACounty) {
                operation.addParametersItem(new Parameter()
                        .in("query")
                        .name("county")
                        .required(true)
                        .schema(new StringSchema().pattern("\\d{6}").example("632622"))
                        .description("Six-digit code of the county whose ledger it is"));
            }
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer keysAndProblems() {
        return api -> api.getPaths()
                .values()
                .forEach(path -> path.readOperationsMap().forEach((method, operation) -> complete(method, operation)));
    }

    private static void complete(PathItem.HttpMethod method, Operation operation) {
        if (method == PathItem.HttpMethod.POST) {
            operation.addParametersItem(new Parameter().$ref("#/components/parameters/" + KEY));
        }
        ApiResponses responses = operation.getResponses();
        FAILURES.forEach((status, words) -> responses.putIfAbsent(status, failure(words)));
        if (method == PathItem.HttpMethod.POST) {
            responses.putIfAbsent("409", failure("Somebody else's change came first, or the key is at work"));
        }
    }

    private static ApiResponse failure(String words) {
        return new ApiResponse()
                .description(words)
                .content(new Content()
                        .addMediaType(
                                PROBLEM_JSON,
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }
}
