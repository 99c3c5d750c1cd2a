package asterism.api.export;

import asterism.api.source.SourceFault;
import java.time.Duration;
import java.util.List;

/** What came of forming one store's file. */
public sealed interface StoreResult {
    /**
     * The store.
     *
     * @return its id
     */
    String storeId();

    /**
     * A file was formed.
     *
     * @param file     the file
     * @param protocol its protocol, in the order of section 6 but for the words
     * @param took     time from lot data to the file
     */
    record Formed(ExportFile file, List<ProtocolEntry> protocol, Duration took) implements StoreResult {
        @Override
        public String storeId() {
            return file.owner().storeId();
        }
    }

    /**
     * There is nothing to send.
     *
     * @param storeId  the store
     * @param baseName name that the protocol begins with
     * @param protocol says why; empty when the whole window lies before the initial data's first day
     */
    record Nothing(String storeId, String baseName, List<ProtocolEntry> protocol) implements StoreResult {}

    /**
     * The store's data is not whole.
     *
     * @param storeId the store
     * @param faults  why, at least one
     */
    record Unreadable(String storeId, List<SourceFault> faults) implements StoreResult {
        /** Keeps a copy. */
        public Unreadable {
            faults = List.copyOf(faults);
        }
    }

    /**
     * The file could not be formed or written.
     *
     * @param storeId the store
     * @param cause   why
     */
    record Failed(String storeId, Exception cause) implements StoreResult {}
}
