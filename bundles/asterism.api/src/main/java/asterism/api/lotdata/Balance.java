package asterism.api.lotdata;

import java.time.LocalDate;

/**
 * A lot's balance over one day.
 *
 * @param lot             the lot
 * @param day             the day, chain's zone
 * @param opening         at its beginning, in 1/1,000 unit; may be negative, as all that follows
 * @param closing         at its end, in 1/1,000 unit
 * @param openingPurchase opening at the lot's purchase price, in kopecks
 * @param closingPurchase closing at the lot's purchase price, in kopecks
 * @param openingRetail   opening at the lot's retail price, in kopecks
 * @param closingRetail   closing at the lot's retail price, in kopecks
 */
public record Balance(
        Lot lot,
        LocalDate day,
        long opening,
        long closing,
        long openingPurchase,
        long closingPurchase,
        long openingRetail,
        long closingRetail) {}
