import { Duplex } from 'node:stream';

/** Hears the answers to its own requests, and of the end when the database stops. */
export type ProtocolListener = { bytes(answer: Uint8Array): void; broken(error: Error): void };
/** Each request is a whole group of PostgreSQL's protocol messages; requests sent together get one answer, in order. */
export type ProtocolConnection = { send(requests: readonly Uint8Array[]): void; close(): void };
export type OpenConnection = (listener: ProtocolListener) => Promise<ProtocolConnection>;

const TERMINATE = 'X'.charCodeAt(0);

/**
 * The socket that `pg` thinks it has. `pg` corks while it writes one request, so a request arrives here in one piece.
 * Requests that are written one after the other are sent together: to wake the other thread costs more than most
 * statements do.
 */
export const embeddedStream = (open: OpenConnection): Duplex => {
  let connection: ProtocolConnection | undefined;
  let waiting: Uint8Array[] = [];
  const flush = (): void => {
    const requests = waiting;
    waiting = [];
    connection?.send(requests);
  };
  const send = (request: Buffer, done: () => void): void => {
    if (request[0] === TERMINATE) stream.push(null);
    else {
      // In a promise's continuation, where queries are made, a tick comes after all other continuations that are due.
      if (waiting.length === 0) process.nextTick(flush);
      waiting.push(request);
    }
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
