import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { AppError, type ErrorCode } from '../errors.ts';
import { problemOf } from './problem.ts';

const CODES: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'head_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

const hasAnswered = (socket: Duplex): boolean => 'bytesWritten' in socket && Number(socket.bytesWritten) > 0;

/** What cannot be read as HTTP never reaches the application; here it gets the same kind of answer as everything else. */
export const refuseMalformed =
  (newId: () => string) =>
  (cause: NodeJS.ErrnoException, socket: Duplex): void => {
    // Where an answer went out before, another one might end up in the middle of it.
    if (!socket.writable || cause.code === 'ECONNRESET' || hasAnswered(socket)) {
      socket.destroy();
      return;
    }
    const requestId = newId();
    const error = new AppError(CODES[cause.code ?? ''] ?? 'request_malformed', cause.message);
    const body = JSON.stringify(problemOf(error, requestId));
    const head = [
      `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status]}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${requestId}`,
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  };
