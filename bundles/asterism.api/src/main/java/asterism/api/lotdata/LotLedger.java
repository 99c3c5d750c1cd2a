package asterism.api.lotdata;

import asterism.api.Actor;
import asterism.api.Progress;
import asterism.api.source.SourceException;
import asterism.api.source.SourceLedger;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/** The chain's lot data: what is known of the source's ledger, and its attribution to lots. Thread-safe. */
@ProviderType
public interface LotLedger {
    /**
     * Brings lot data up to date with what a source holds (source-data.md, "Changes"). All of it becomes visible at
     * once, or nothing does. One update runs at a time; others wait. A source that is as it was at the last update, when
     * nothing was wrong with it, is not read again.
     *
     * @param actor    who asks
     * @param source   the source
     * @param complete whether the source is complete, so that documents it lacks are gone
     * @param progress hears how far it is
     * @return what was read, and which stores keep their last good data because their rows have faults
     * @throws SourceException when a fault spoils the load as a whole; nothing of it is kept
     * @throws IOException     when the source or the database cannot be read or written; nothing is kept
     */
    LoadReport update(Actor actor, SourceLedger source, boolean complete, Progress progress)
            throws SourceException, IOException;

    /**
     * The stores of all kinds.
     *
     * @return in the order of their ids (code points)
     */
    List<Store> stores();

    /**
     * The stores of which any document is known.
     *
     * @return ids of stores
     * @throws IOException when the database cannot be read
     */
    SortedSet<String> storesWithData() throws IOException;

    /**
     * The tree of item kinds.
     *
     * @return in the order of their ids (code points)
     */
    List<ItemKind> itemKinds();

    /**
     * Attributes a store's movements to lots and opens a window on the result.
     *
     * @param actor who asks
     * @param query store and window
     * @return the window
     * @throws StoreFaultException      when the store's data is not whole
     * @throws IOException              when the database cannot be read
     * @throws IllegalArgumentException when there is no such store, it is no shop, or a kind is unknown
     */
    StoreWindow window(Actor actor, LotQuery query) throws StoreFaultException, IOException;
}
