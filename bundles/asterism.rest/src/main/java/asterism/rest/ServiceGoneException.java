package asterism.rest;

/** A service that a request needs is not there at the moment. */
final class ServiceGoneException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ServiceGoneException(String service) {
        super("There is no " + service + " now");
    }
}
