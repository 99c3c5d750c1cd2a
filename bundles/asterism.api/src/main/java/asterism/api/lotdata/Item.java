package asterism.api.lotdata;

/**
 * An item. Texts are as the source has them, empty where it has none.
 *
 * @param id           item id
 * @param name         name
 * @param kindId       kind
 * @param producerId   our producer id
 * @param producerName producer
 * @param countryCode  our country code
 * @param countryName  country
 * @param barcode      barcode, unchecked
 * @param etalonId     the union's reference id, unchecked
 * @param pulsCode     code at Puls
 * @param siaCode      code at SIA
 * @param protekCode   code at Protek
 */
public record Item(
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
        String protekCode) {}
