package asterism.cli;

/** A service that is held until it is no longer needed. */
final class Lease<T> implements AutoCloseable {
    final T service;
    private final Runnable release;

    Lease(T service, Runnable release) {
        this.service = service;
        this.release = release;
    }

    @Override
    public void close() {
        release.run();
    }
}
