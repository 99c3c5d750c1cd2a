package asterism.api.lotdata;

import asterism.api.source.SourceFault;
import java.util.List;
import java.util.SortedMap;

/**
 * What an update of lot data did.
 *
 * @param documents rows of documents that were read; 0 when the source is as it was
 * @param lines     rows of lines that were read
 * @param changed   documents that were new or changed, or are gone
 * @param faults    faults that spoil single stores, up to 100, in the order of table, file and line; among them the rows
 *     of items and partners that earlier loads brought faulty and that stores still name
 * @param count     how many faults there are in all
 * @param spoiled   how many of them spoil each store, by store id
 */
public record LoadReport(
        long documents,
        long lines,
        long changed,
        List<SourceFault> faults,
        long count,
        SortedMap<String, Long> spoiled) {}
