package asterism.rest;

/** An answer that is to become a {@link Problem} once it is known in which language. */
record Failure(Throwable cause) {}
