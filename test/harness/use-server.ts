import { afterAll, beforeAll } from 'vitest';
import { startTestServer, type TestServer, type TestServerOptions } from './server.ts';

/** One server for a test file; call the answer inside tests. */
export const useServer = (options: TestServerOptions = {}): (() => TestServer) => {
  let server: TestServer | undefined;
  beforeAll(async () => {
    server = await startTestServer(options);
  });
  afterAll(() => server?.close());
  return () => server!;
};
