package asterism.itest;

import static asterism.itest.ServedChain.RUNNER;
import static asterism.itest.ServedChain.VIEWER;
import static asterism.itest.ServedChain.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives and protocols over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DownloadsRestIT {
    @TempDir(factory = MemoryFolder.class)
    static Path folder;

    private ServedChain chain;
    private RestCaller rest;
    private JsonNode sent;

    @BeforeAll
    void setUp() throws Exception {
        chain = new ServedChain(folder);
        rest = chain.rest;
        sent = chain.sent;
    }

    @AfterAll
    void tearDown() throws Exception {
        chain.close();
    }

    @Test
    void anArchiveIsDownloadedAsAWholeOrInParts() throws Exception {
        String path = "files/" + sent.get("id") + "/archive";
        byte[] all = Files.readAllBytes(chain.archive(sent.get("archive").asText()));

        HttpResponse<byte[]> whole = rest.bytes(rest.request(RUNNER, path).build());
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(all);
        assertThat(whole.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(whole.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + sent.get("archive").asText() + '"');
        String tag = whole.headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> head = rest.bytes(rest.request(RUNNER, path)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(all.length);
        assertThat(head.headers().firstValue("ETag")).contains(tag);
        assertThat(head.body()).isEmpty();

        HttpResponse<byte[]> part = rest.bytes(
                rest.request(RUNNER, path).header("Range", "bytes=10-19").build());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(all, 10, 20));
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 10-19/" + all.length);
        HttpResponse<byte[]> end = rest.bytes(rest.request(RUNNER, path)
                .header("Range", "bytes=-5")
                .header("If-Range", tag)
                .build());
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(all, all.length - 5, all.length));
        HttpResponse<byte[]> changed = rest.bytes(rest.request(RUNNER, path)
                .header("Range", "bytes=-5")
                .header("If-Range", "\"other\"")
                .build());
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo(all);
        HttpResponse<byte[]> known = rest.bytes(
                rest.request(RUNNER, path).header("If-None-Match", tag).build());
        assertThat(known.statusCode()).isEqualTo(304);

        HttpResponse<byte[]> behind = rest.bytes(rest.request(RUNNER, path)
                .header("Range", "bytes=" + all.length + "-")
                .build());
        refused(behind, 416, "range-unsatisfiable");
        assertThat(behind.headers().firstValue("Content-Range")).contains("bytes */" + all.length);
        refused(
                rest.bytes(
                        rest.request(RUNNER, path).header("If-Match", "\"x\"").build()),
                412,
                "changed-meanwhile");
        chain.refused(VIEWER, "GET", path, "", 403, "permission-missing");
        chain.refused(RUNNER, "GET", "files/99/archive", "", 404, "not-found");
    }

    @Test
    void severalArchivesComeInOne() throws Exception {
        List<String> ids = chain.ids("files?initial=true");
        String path = "files/archives?id=" + String.join("&id=", ids);

        requireArchives(rest.bytes(rest.request(RUNNER, path).build()));

        chain.refused(RUNNER, "GET", path + "&id=99", "", 404, "not-found");
        chain.refused(RUNNER, "GET", "files/archives?id=../1", "", 404, "not-found");
        chain.refused(RUNNER, "GET", "files/archives", "", 400, "parameter-invalid");
        chain.refused(VIEWER, "GET", path, "", 403, "permission-missing");
    }

    /** All initial ones. */
    private void requireArchives(HttpResponse<byte[]> response) throws Exception {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"sozvezdie.zip\"");
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(zip.readAllBytes()).isEqualTo(Files.readAllBytes(chain.archive(entry.getName())));
            }
        }
        assertThat(names).hasSize(4).allMatch(name -> name.matches("[0-9A-Za-z_.-]+\\.zip"));
    }

    @Test
    void moreArchivesThanAnAddressHasRoomForAreChosenInABody() throws Exception {
        String path = "files/archives";
        List<String> ids = chain.ids("files?initial=true");
        HttpRequest chosen = rest.request(RUNNER, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"ids\": " + ids + "}"))
                .build();

        requireArchives(rest.bytes(chosen));

        List<Integer> many = IntStream.rangeClosed(1, 5_000).boxed().toList();
        chain.refused(RUNNER, "POST", path, "{\"ids\": " + many + "}", 404, "not-found");
        List<Integer> tooMany = IntStream.rangeClosed(1, 10_001).boxed().toList();
        for (String wrong : List.of("[]", "[null]", "null", "[\"1\"]", "[1.5]", tooMany.toString())) {
            chain.refused(RUNNER, "POST", path, "{\"ids\": " + wrong + "}", 400, "body-invalid");
        }
        chain.refused(RUNNER, "POST", path, "{\"ids\": [-1]}", 404, "not-found");
        chain.refused(VIEWER, "POST", path, "{\"ids\": " + ids + "}", 403, "permission-missing");
    }

    @Test
    void anArchiveThatIsLostIsNamed() throws Exception {
        JsonNode file = rest.get(VIEWER, "files?store=3").get("items").get(0);
        Path archive = chain.archive(file.get("archive").asText());
        Path moved = archive.resolveSibling("moved");
        Files.move(archive, moved);
        try {
            chain.refused(RUNNER, "GET", "files/" + file.get("id") + "/archive", "", 409, "archive-lost");
            chain.refused(RUNNER, "GET", "files/archives?id=" + file.get("id"), "", 409, "archive-lost");
        } finally {
            Files.move(moved, archive);
        }
    }

    @Test
    void aProtocolIsReadWithFiltersInPages() throws Exception {
        String path = "files/" + sent.get("id") + "/protocol";
        List<JsonNode> all = lines(path);
        assertThat(all).hasSize(sent.get("warnings").asInt());
        JsonNode page = rest.get(VIEWER, path + "?size=1&page=2");
        assertThat(page.get("total").asInt()).isEqualTo(all.size());
        assertThat(page.get("items")).containsExactly(all.get(1));

        Set<String> codes = texts(all, "code");
        assertThat(codes).contains("SHORTAGE_UNSETTLED", "MISSING_VAT");
        assertThat(lines(path + "?code=shortage_unsettled")).isEqualTo(all(all, "code", "SHORTAGE_UNSETTLED"));
        assertThat(lines(path + "?code=" + String.join("&code=", codes))).isEqualTo(all);
        assertThat(texts(all, "itemId")).contains("A1", "A2");
        assertThat(lines(path + "?item=A2"))
                .isNotEmpty()
                .isEqualTo(all(all, "itemId", "A2"))
                .isNotEqualTo(all);
        assertThat(lines(path + "?store=1")).isEqualTo(all);
        assertThat(lines(path + "?store=2")).isEmpty();
        assertThat(lines(path + "?code=no_movements")).isEmpty();

        chain.refused(VIEWER, "GET", path + "?code=none", "", 400, "parameter-invalid");
        chain.refused(VIEWER, "GET", "files/99/protocol", "", 404, "not-found");
    }

    private List<JsonNode> lines(String path) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        rest.get(VIEWER, path).get("items").forEach(lines::add);
        return lines;
    }

    private static Set<String> texts(List<JsonNode> lines, String field) {
        return lines.stream().map(line -> line.get(field).asText()).collect(Collectors.toSet());
    }

    private static List<JsonNode> all(List<JsonNode> lines, String field, String value) {
        return lines.stream()
                .filter(line -> line.get(field).asText().equals(value))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void aProtocolIsSavedAsATableInTheLanguageOfTheCaller(String language) throws Exception {
        String path = "files/" + sent.get("id") + "/protocol";
        HttpRequest asJson = rest.request(VIEWER, path + "?item=A2")
                .header("Accept-Language", language)
                .build();
        JsonNode line = rest.json(rest.text(asJson)).get("items").get(0);
        assertThat(line.get("text").asText()).containsPattern(language.equals("ru") ? "[а-я]{3}" : "^[^а-я]+$");

        for (String query : List.of("?item=A2", "?item=A2&format=csv")) {
            HttpResponse<byte[]> csv = rest.bytes(rest.request(VIEWER, path + query)
                    .header("Accept", query.contains("format") ? "*/*" : "text/csv")
                    .header("Accept-Language", language)
                    .build());
            assertThat(csv.statusCode()).isEqualTo(200);
            String type = csv.headers().firstValue("Content-Type").orElseThrow();
            assertThat(type).startsWith("text/csv;charset=");
            assertThat(csv.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\""
                            + sent.get("archive").asText().replaceFirst("\\.zip$", "_protocol.csv") + '"');
            List<String> table = new String(csv.body(), type.replaceFirst(".*charset=", ""))
                    .lines()
                    .toList();
            assertThat(table).hasSize(1 + lines(path + "?item=A2").size());
            assertThat(table.get(0)).endsWith("severity;code;store_id;item_id;lot_id;doc_id;line_no;day;text");
            assertThat(table.get(1))
                    .startsWith("WARNING;" + line.get("code").asText() + ";1;A2;")
                    .contains(line.get("text").asText().replace("\"", "\"\""));
        }
        chain.refused(VIEWER, "GET", path + "?format=xml", "", 400, "parameter-invalid");
        chain.refused(VIEWER, "GET", "files/99/protocol?format=csv", "", 404, "not-found");
    }
}
