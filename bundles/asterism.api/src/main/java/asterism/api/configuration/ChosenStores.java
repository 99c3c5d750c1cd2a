package asterism.api.configuration;

import asterism.api.export.ExportException;
import asterism.api.export.Participant;
import java.util.List;

/**
 * The stores of a {@link StoreChoice}.
 *
 * @param participants those that can take part, in the order of their ids
 * @param refused      why others cannot, by name; in the order of their ids
 */
public record ChosenStores(List<Participant> participants, List<ExportException> refused) {}
