package asterism.api.export;

import asterism.api.Actor;
import asterism.api.Progress;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Forms export files. Thread-safe; one call uses all processors. */
@ProviderType
public interface ExportService {
    /**
     * The formats that are present.
     *
     * @return their ids, sorted
     */
    SortedSet<String> formats();

    /**
     * Forms one file a store. A store that fails leaves no file, the others are formed.
     *
     * @param actor    who asks
     * @param request  what is to be formed
     * @param progress hears how far it is
     * @param results  hears each store's result as soon as it is there, one at a time, on any thread
     * @return the results, in the order of the participants
     * @throws IllegalArgumentException when the format is unknown (names it and those present), or a kind
     * @throws IOException              when the folder cannot be made or the thread was interrupted
     */
    List<StoreResult> form(Actor actor, ExportRequest request, Progress progress, Consumer<StoreResult> results)
            throws IOException;
}
