package asterism.demo;

/** What people really type into the name of an item, and what files then stumble over. */
final class ItemNames {
    /** One item of so many has an awkward name. */
    private static final int EVERY = 37;

    private static final String[] AWKWARD = {
        "%s \"Экстра\"",
        "Набор «%s» & пипетка",
        "%s <новая упаковка>",
        "%s; 2 шт. по цене 1",
        "%s\nрецептурный отпуск",
        "%s\r\n(со склада)",
        "%s, β-форма ≥ 98 % Ω-3",
        "%s 💊 акция",
        "%s 'мини' ½ дозы",
        "%s \t табуляция \\ косая",
        "=%s",
        "%s ]]> &amp; &#13;",
        "%s \u000B устаревшая карточка",
        "Ṽita Naturalis – %s ™ 維生素",
        "%s — «ёлочки» и „лапки“ № 5",
    };

    private ItemNames() {}

    static String awkward(int index, String name) {
        if (index % EVERY != EVERY - 1) {
            return name;
        }
        return AWKWARD[index / EVERY % AWKWARD.length].replace("%s", name);
    }
}
