// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;

/** What listens on a port, told from what it answers to a few bytes. */
final class SocketLook {

    /** What was seen. */
    enum Sight {
        /** The name of the host is not known. */
        NO_HOST,
        /** Nobody listens. */
        NOBODY,
        /** Packets vanish. */
        NO_ROUTE,
        /** It takes connections and says nothing. */
        SILENT,
        /** HTTP/2, as gRPC needs it. */
        HTTP2,
        /** HTTP/1, as OTLP over HTTP needs it. */
        HTTP1,
        /** It wants TLS. */
        TLS,
        /** Something else. */
        OTHER
    }

    private static final int MILLIS = 700;
    private static final int TLS_ALERT = 0x15;
    private static final int SETTINGS = 4;
    private static final int FRAME_HEADER = 9;
    private static final byte[] PREFACE =
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private SocketLook() {}

    /** Looks, for two seconds at most. */
    static Sight at(URI endpoint) {
        Sight first = ask(endpoint, PREFACE);
        if (first != Sight.OTHER && first != Sight.SILENT) {
            return first;
        }
        Sight second = ask(endpoint, REQUEST);
        return second == Sight.OTHER ? first : second;
    }

    private static Sight ask(URI endpoint, byte[] words) {
        int port = endpoint.getPort() >= 0
                ? endpoint.getPort()
                : endpoint.getScheme().equals("https") ? 443 : 80;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.getHost(), port), MILLIS);
            return listen(socket, words);
        } catch (UnknownHostException unknown) {
            return Sight.NO_HOST;
        } catch (ConnectException refused) {
            return Sight.NOBODY;
        } catch (SocketTimeoutException vanished) {
            return Sight.NO_ROUTE;
        } catch (IOException other) {
            return Sight.OTHER;
        }
    }

    private static Sight listen(Socket socket, byte[] words) throws IOException {
        socket.setSoTimeout(MILLIS);
        socket.getOutputStream().write(words);
        socket.getOutputStream().flush();
        try {
            InputStream answer = socket.getInputStream();
            return sight(answer.readNBytes(FRAME_HEADER));
        } catch (SocketTimeoutException silent) {
            return Sight.SILENT;
        } catch (IOException closed) {
            return Sight.OTHER;
        }
    }

    private static Sight sight(byte[] answer) {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        if (text.startsWith("HTTP/1.")) {
            return Sight.HTTP1;
        }
        if (answer.length > 0 && answer[0] == TLS_ALERT) {
            return Sight.TLS;
        }
        return answer.length == FRAME_HEADER && answer[3] == SETTINGS ? Sight.HTTP2 : Sight.OTHER;
    }
}
