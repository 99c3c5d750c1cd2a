package asterism.demo;

/**
 * A row of {@code items}; a text that is missing is empty.
 *
 * @param index place in the catalogue
 * @param trait what the simulation knows of it beyond the row
 */
record Item(
        int index,
        String id,
        String name,
        String kindId,
        String producerId,
        String producerName,
        String countryCode,
        String countryName,
        String barcode,
        String etalonId,
        String pulsCode,
        String siaCode,
        String protekCode,
        Trait trait) {

    /**
     * How an item is bought and sold.
     *
     * @param price     purchase price in the middle of its range, in ten-thousandths of a rouble
     * @param vat       which VAT rate applies
     * @param divisor   parts that a pack can be sold in; 1 when it is sold whole
     * @param supplier  index of the supplier it is ordered from
     * @param central   bought by the warehouse, which supplies the stores
     * @param shelfDays life from production to expiry; 0 when it does not expire
     * @param onCommission taken on commission
     */
    record Trait(
            long price, Vat vat, int divisor, int supplier, boolean central, int shelfDays, boolean onCommission) {}

    /** Which VAT rate applies. */
    enum Vat {
        REDUCED,
        GENERAL,
        NONE
    }

    /** The rate on a day, in percent. */
    int vatOn(int day, Timeline timeline) {
        return switch (trait.vat()) {
            case REDUCED -> 10;
            case GENERAL -> timeline.generalVat(day);
            case NONE -> 0;
        };
    }
}
