package asterism.demo;

/**
 * A row of {@code stores}.
 *
 * @param number  shops from 1 on, the others 0
 * @param opening first day with documents
 */
record Store(
        int number,
        String id,
        String name,
        String kind,
        String entityId,
        String entityName,
        String entityTin,
        String address,
        int opening) {}
