package asterism.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
    private final JsonBody json = new JsonBody();

    enum Colour {
        RED
    }

    record Inner(String text, Optional<Integer> number) {}

    record Body(Boolean flag, Long id, Optional<LocalDate> day, Optional<Colour> colour, List<Inner> list) {}

    private Object read(String text) {
        return json.read(Body.class, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsLeftOutIsAbsent() {
        assertThat(read("{\"flag\":true,\"id\":1,\"list\":[{\"text\":\"ы\"}]}"))
                .isEqualTo(new Body(
                        true, 1L, Optional.empty(), Optional.empty(), List.of(new Inner("ы", Optional.empty()))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | '' | json-invalid",
                "'' | '' | value-invalid",
                "null | '' | value-missing",
                "[] | '' | value-invalid",
                "{'flag':true,'id':1,'list':[]} x | '' | json-invalid",
                "{'flag':true,'flag':true,'id':1,'list':[]} | '' | json-invalid",
                "{'flag':true,'id':1} | /list | value-invalid",
                "{'flag':null,'id':1,'list':[]} | /flag | value-invalid",
                "{'flag':'yes','id':1,'list':[]} | /flag | value-invalid",
                "{'flag':1,'id':1,'list':[]} | /flag | value-invalid",
                "{'flag':true,'id':'1','list':[]} | /id | value-invalid",
                "{'flag':true,'id':1.5,'list':[]} | /id | value-invalid",
                "{'flag':true,'id':99999999999999999999,'list':[]} | /id | value-invalid",
                "{'flag':true,'id':1,'list':[],'day':'2026-02-30'} | /day | day-invalid",
                "{'flag':true,'id':1,'list':[],'day':'+99999-01-01'} | /day | day-invalid",
                "{'flag':true,'id':1,'list':[],'day':20000} | /day | value-invalid",
                "{'flag':true,'id':1,'list':[],'day':[2026,1,1]} | /day | value-invalid",
                "{'flag':true,'id':1,'list':[],'colour':'BLUE'} | /colour | choice-invalid",
                "{'flag':true,'id':1,'list':[],'colour':0} | /colour | choice-invalid",
                "{'flag':true,'id':1,'list':[],'color':'RED'} | /color | field-unknown",
                "{'flag':true,'id':1,'list':[{'text':'a'},{'text':5}]} | /list/1/text | value-invalid",
                "{'flag':true,'id':1,'list':[{'text':'\\u0000'}]} | /list/0/text | text-invalid",
                "{'flag':true,'id':1,'list':[{'text':'\\ud800'}]} | /list/0/text | text-invalid",
                "{'flag':true,'id':1,'list':[{'text':'a','number':'b'}]} | /list/0/number | value-invalid",
            })
    void whatIsNotAsItShouldBeIsRefusedWhereItIs(String text, String pointer, String code) {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> read(text.strip().replace('\'', '"')));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.faults()).extracting(RefusedException.Fault::code).containsExactly(code);
        if (!code.equals("json-invalid")) {
            assertThat(refused.faults())
                    .extracting(RefusedException.Fault::pointer)
                    .containsExactly(pointer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "007b0000",
                "00007b00",
                "feff0000",
                "0000feff00110000",
                "0000007bffffffff",
                "7b000000ffffffff",
                "feff007b",
                "fffe7b00",
                "efbbbf7b",
                "7b22c328",
                "7bff",
                "efbbbf",
                "00"
            })
    void bytesThatAreNoTextAreNoJson(String bytes) {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> json.read(
                        Body.class, new ByteArrayInputStream(HexFormat.of().parseHex(bytes))));

        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void aBodyThatIsNestedWithoutEndIsRefused() {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> read("[".repeat(100_000)));

        assertThat(refused.status()).isEqualTo(400);
    }
}
