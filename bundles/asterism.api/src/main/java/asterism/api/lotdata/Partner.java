package asterism.api.lotdata;

/**
 * A supplier or another partner.
 *
 * @param id   partner id; empty for no partner
 * @param name name
 * @param tin  INN as the source has it, unchecked; empty when there is none
 */
public record Partner(String id, String name, String tin) {
    /** No partner. */
    public static final Partner NONE = new Partner("", "", "");
}
