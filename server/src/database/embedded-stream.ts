import { Duplex } from 'node:stream';

/** Hears the answers to its own requests, and of the end when the database stops. */
export type ProtocolListener = { bytes(answer: Uint8Array): void; broken(error: Error): void };
/** Each request is a whole group of PostgreSQL's protocol messages; each gets one answer, in order. */
export type ProtocolConnection = { send(request: Uint8Array): void; close(): void };
export type OpenConnection = (listener: ProtocolListener) => Promise<ProtocolConnection>;

const TERMINATE = 'X'.charCodeAt(0);

/**
 * The socket that `pg` thinks it has. `pg` corks while it writes one request, so a request arrives here in one piece.
 */
export const embeddedStream = (open: OpenConnection): Duplex => {
  let connection: ProtocolConnection | undefined;
  const send = (request: Buffer, done: () => void): void => {
    if (request[0] === TERMINATE) stream.push(null);
    else connection?.send(new Uint8Array(request));
    done();
  };
  const stream = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => send(chunk, done),
    writev: (chunks, done) => send(Buffer.concat(chunks.map(({ chunk }) => chunk as Buffer)), done),
    destroy: (error, done) => {
      connection?.close();
      done(error);
    },
  });
  const start = async (): Promise<void> => {
    try {
      connection = await open({ bytes: (answer) => stream.push(answer), broken: (error) => stream.destroy(error) });
      stream.emit('connect');
    } catch (error) {
      stream.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const connect = (): Duplex => {
    void start();
    return stream;
  };
  const same = (): Duplex => stream;
  return Object.assign(stream, { connect, setNoDelay: same, setKeepAlive: same, ref: same, unref: same });
};
