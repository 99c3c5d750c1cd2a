package asterism.api.lotdata;

/**
 * A kind of items: a node of a tree.
 *
 * @param id       kind id
 * @param name     name
 * @param parentId id of the kind it belongs to; empty for a root
 */
public record ItemKind(String id, String name, String parentId) {}
