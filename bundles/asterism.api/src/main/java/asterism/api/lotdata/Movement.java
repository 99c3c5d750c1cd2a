package asterism.api.lotdata;

/**
 * What one document line did with one lot (source-data.md, rule 5).
 *
 * @param id          {@code doc_id:line_no} for the first part of a line, {@code doc_id:line_no/2} for the second …;
 *     the lot's id and {@code :initial} for the opening of an initial export
 * @param lot         the lot
 * @param document    the document; its type tells the direction
 * @param quantity    in 1/1,000 unit, positive
 * @param purchaseSum quantity at the lot's purchase price, in kopecks
 * @param retailSum   retail amount before the discount, in kopecks
 * @param discountSum discount, in kopecks
 */
public record Movement(
        String id, Lot lot, Document document, long quantity, long purchaseSum, long retailSum, long discountSum) {}
