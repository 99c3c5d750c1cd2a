package asterism.demo;

import java.util.ArrayList;
import java.util.List;

/** A producer and its country. */
record Producer(String id, String name, String countryCode, String countryName) {
    private static final int COUNT = 400;
    private static final String[] FORMS = {"ООО", "АО", "ПАО", "ЗАО"};

    static List<Producer> all(long seed, Words words) {
        Dice dice = Dice.of(seed, Matter.PRODUCERS.key());
        List<String[]> countries = new ArrayList<>();
        for (String line : Words.lines("countries.txt")) {
            String[] parts = line.split(";");
            for (int share = Integer.parseInt(parts[2]); share > 0; share--) {
                countries.add(parts);
            }
        }
        List<Producer> producers = new ArrayList<>(COUNT);
        List<String> first = words.of("producer.first");
        List<String> last = words.of("producer.last");
        for (int i = 0; i < COUNT; i++) {
            String core = first.get(i % first.size()) + last.get(i / first.size() * 7 % last.size());
            String[] country = dice.of(countries);
            boolean russian = country[0].equals("643");
            String name = russian ? FORMS[dice.below(FORMS.length)] + " «" + core + "»" : core + " GmbH & Co";
            producers.add(new Producer("P" + Decimals.padded(i + 1, 4), name, country[0], country[1]));
        }
        return List.copyOf(producers);
    }
}
