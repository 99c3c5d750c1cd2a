package asterism.api.configuration;

import asterism.api.Actor;
import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What the union said of initial data and other files. Entries are never changed. Thread-safe. */
@ProviderType
public interface Confirmations {
    /** Characters that a remark or complaint has at most. */
    int MAX_TEXT = 1000;

    /**
     * All verdicts on initial data, also those of participations that are gone.
     *
     * @param actor   who asks
     * @param unionId the union
     * @return newest first
     * @throws IOException when the database cannot be read
     */
    List<Verdict> verdicts(Actor actor, String unionId) throws IOException;

    /**
     * Records that the initial data of stores are correct, for all of them or none: those of each one's newest file.
     *
     * @param actor           who records it
     * @param unionId         the union
     * @param participations  which, as they were read
     * @param remark          anything, or empty
     * @param formedElsewhere whether the union has data that were not formed here; otherwise there must be a file
     * @throws IOException                              when the database cannot be written
     * @throws SettingsException                        when one has no codes, first day or file, or is confirmed
     * @throws java.util.ConcurrentModificationException when somebody else changed or removed one since
     */
    void confirm(
            Actor actor, String unionId, List<Participation> participations, String remark, boolean formedElsewhere)
            throws IOException;

    /**
     * Records that the initial data of a store are correct as a certain file has them, which need not be the newest
     * one: another may have been formed since it was carried to the union.
     *
     * @param actor         who records it
     * @param unionId       the union
     * @param participation which, as it was read
     * @param fileId        the file that the union has
     * @param remark        anything, or empty
     * @throws IOException                              when the database cannot be written
     * @throws SettingsException                        when it has no codes or first day, when the file is not one of
     *     its initial data under these from this day, or was refused, or when it is confirmed
     * @throws java.util.ConcurrentModificationException when somebody else changed or removed it since
     */
    void confirm(Actor actor, String unionId, Participation participation, long fileId, String remark)
            throws IOException;

    /**
     * Records that the initial data of stores are refused, for all of them or none: they must be formed again. It is
     * about each one's newest file. Takes back a confirmation, too.
     *
     * @param actor          who records it
     * @param unionId        the union
     * @param participations which, as they were read
     * @param remark         why
     * @throws IOException                              when the database cannot be written
     * @throws SettingsException                        when there is no reason, or nothing to be refused
     * @throws java.util.ConcurrentModificationException when somebody else changed or removed one since
     */
    void refuse(Actor actor, String unionId, List<Participation> participations, String remark) throws IOException;

    /**
     * Records that the initial data of a store are refused as a certain file has them. What was formed after it can
     * still be confirmed. Takes back a confirmation, too.
     *
     * @param actor         who records it
     * @param unionId       the union
     * @param participation which, as it was read
     * @param fileId        the file that the union has
     * @param remark        why
     * @throws IOException                              when the database cannot be written
     * @throws SettingsException                        when there is no reason, when the file is not one of its initial
     *     data under its codes from its first day, or when there is nothing to be refused (any more)
     * @throws java.util.ConcurrentModificationException when somebody else changed or removed it since
     */
    void refuse(Actor actor, String unionId, Participation participation, long fileId, String remark)
            throws IOException;

    /**
     * Records what is wrong with a file, initial or regular.
     *
     * @param actor   who records it
     * @param unionId the union
     * @param storeId store of the file
     * @param fileId  the file
     * @param text    what is wrong
     * @return the complaint
     * @throws IOException       when the database cannot be written
     * @throws SettingsException when there is no text, or the store has no such file
     */
    Complaint complain(Actor actor, String unionId, String storeId, long fileId, String text) throws IOException;

    /**
     * All complaints.
     *
     * @param actor   who asks
     * @param unionId the union
     * @return newest first
     * @throws IOException when the database cannot be read
     */
    List<Complaint> complaints(Actor actor, String unionId) throws IOException;
}
