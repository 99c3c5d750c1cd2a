package asterism.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.audit.AuditEntry;
import asterism.api.audit.AuditWording.Words;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyAuditWordingTest {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final PropertyAuditWording wording = new PropertyAuditWording();

    private Words say(String subject, String from, String to, Locale language) {
        return wording.say(new AuditEntry(1, Instant.EPOCH, "ivanova", subject, from, to), language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "integration.sozvezdie.enabled|on|Использование интеграции|да|yes",
                "integration.sozvezdie.ledgerStart|2026-08-01|Первый день данных о партиях|01.08.2026|2026-08-01",
                "export.sozvezdie.windowDays|92|Дней в регулярном файле|92|92",
                "export.sozvezdie.cashiers|false|Передача имён и ИНН кассиров|нет|no",
                "kinds.sozvezdie|TICKED|Выбор видов номенклатуры|отмеченные|ticked ones",
                "kinds.sozvezdie.K.1|on|Вид номенклатуры K.1|да|yes",
                "participation.sozvezdie.S.1.17|on|Торговая точка S.1: участие|да|yes",
                "participation.sozvezdie.S1.17.storeCode|on|Торговая точка S1: код торговой точки|on|on",
                "participation.sozvezdie.S1.17.until|2026-11-30|Торговая точка S1: участвует по|30.11.2026|2026-11-30",
                "participation.sozvezdie.S1.17.initialData|refused: нет: 5|Торговая точка S1: начальные данные"
                        + "|отказано: нет: 5|refused: нет: 5",
                "complaint.sozvezdie.S.1.7|on|Торговая точка S.1: жалоба на файл 7|on|on",
                "upload.sozvezdie.7.state|HELD|Файл 7: отправка|задержан|held",
                "upload.sozvezdie.send|started: ftp://x|Отправка вручную|начато: ftp://x|started: ftp://x",
                "upload.sozvezdie.due|3|Файлы, следующая попытка отправки которых ускорена|3|3",
                "connection.test|passed|Проверка несохранённого соединения|успешно|passed",
                "connection.sozvezdie.common.host|true|Соединение (для всех): сервер|true|true",
                "connection.sozvezdie.102532.tls12Only|true|Соединение (102532): только TLS 1.2|да|yes",
                "connection.sozvezdie.102532.password|changed|Соединение (102532): пароль|изменено|changed",
                "schedule.form.sozvezdie.enabled|true|Расписание «Формирование файлов»: включено|да|yes",
                "schedule.new-job.sozvezdie.cron|0 1 * * *|Расписание «new-job»: время|0 1 * * *|0 1 * * *",
                "run.send.sozvezdie.12|started|Запуск 12 «Отправка файлов»|начато|started",
                "run.form.sozvezdie.12.store|on|Запуск 12 «Формирование файлов»: параметр store|on|on",
                "access.sozvezdie.user.a.b|view,run|Права пользователя a.b|просмотр, запуск|view, run",
                "access.sozvezdie.group.shop|configure|Права группы shop|настройка|configure",
                "host.link|changed|Одноразовая ссылка для нового пользователя|изменено|changed",
                "host.link.ivanova|changed|Одноразовая ссылка для пользователя ivanova|изменено|changed",
                "host.user.a.b.password|changed|Пароль пользователя a.b|изменено|changed",
                "host.session|signed-in|Вход|вход выполнен|signed in"
            })
    void wordsWhatIsKnown(String subject, String value, String russian, String russianValue, String englishValue) {
        assertThat(say(subject, "", value, RUSSIAN)).isEqualTo(new Words(russian, "", russianValue));
        assertThat(say(subject, value, "", Locale.GERMAN).from()).isEqualTo(englishValue);
        assertThat(say(subject, value, "", Locale.GERMAN).subject())
                .isNotEqualTo(subject)
                .doesNotContain("{", "audit.", "…")
                .doesNotContainPattern("[а-яА-Я]");
    }

    @Test
    void leavesNamesThatPeopleGaveAsTheyAre() {
        assertThat(say("access.sozvezdie.user.send", "", "view", Locale.ENGLISH).subject())
                .isEqualTo("Rights of user send");
        assertThat(say("schedule.send.sozvezdie.cron", "", "0 4 * * *", Locale.ENGLISH)
                        .subject())
                .isEqualTo("Schedule \"Send files\": times");
        assertThat(say("complaint.sozvezdie.S1.7", "", "two\nlines", Locale.ENGLISH)
                        .to())
                .isEqualTo("two lines");
    }

    @Test
    void leavesWhatIsNotKnown() {
        for (String subject :
                new String[] {"", "menu.order", "export.sozvezdie.newSetting", "upload.sozvezdie.x.state"}) {
            assertThat(say(subject, "on", "QUEUED", RUSSIAN)).isEqualTo(new Words(subject, "on", "QUEUED"));
        }
        assertThat(say("upload.sozvezdie.7.state", "", "NEW_STATE", RUSSIAN).to())
                .isEqualTo("NEW_STATE");
    }
}
