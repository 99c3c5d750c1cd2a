package asterism.uploader;

import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadSession;
import asterism.api.upload.UploadTransport;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The transports that are present, by protocol. */
@Component(service = Transports.class)
public final class Transports {
    private final Map<String, UploadTransport> byProtocol = new ConcurrentHashMap<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(UploadTransport transport, Map<String, Object> properties) {
        protocols(properties).forEach(protocol -> byProtocol.putIfAbsent(protocol, transport));
    }

    void remove(UploadTransport transport, Map<String, Object> properties) {
        protocols(properties).forEach(protocol -> byProtocol.remove(protocol, transport));
    }

    private static List<String> protocols(Map<String, Object> properties) {
        Object value = properties.get(UploadTransport.PROTOCOL);
        if (value instanceof String[] several) {
            return List.of(several);
        }
        return value instanceof String one ? List.of(one) : List.of();
    }

    UploadSession open(Target target) throws UploadException {
        String protocol = target.endpoint().protocol();
        UploadTransport transport = byProtocol.get(protocol);
        if (transport == null) {
            String known = protocol + "; " + String.join(", ", new TreeSet<>(byProtocol.keySet()));
            throw Problems.ours(UploadAdvice.PROTOCOL_UNKNOWN, true, known, null);
        }
        return transport.open(target.endpoint(), target.password());
    }
}
