package asterism.api.access;

/** The last grant of {@link Permission#CONFIGURE} was to be taken away: nobody could grant anything any more. */
public final class LastConfigureException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient Holder holder;

    /**
     * Creates one.
     *
     * @param holder who has it
     */
    public LastConfigureException(Holder holder) {
        super(holder.name() + " is the last one that may configure; grant that to another one first");
        this.holder = holder;
    }

    /**
     * Who has it.
     *
     * @return the holder that keeps it
     */
    public Holder holder() {
        return holder;
    }
}
