import nock from 'nock';
import { afterEach } from 'vitest';

/** Tests talk to nobody outside this machine: a request that no test foresaw fails instead of leaving. */
nock.disableNetConnect();
nock.enableNetConnect((host) => /^127\.0\.0\.1(:\d+)?$/.test(host));

afterEach(() => {
  const neverAsked = nock.pendingMocks();
  nock.cleanAll();
  if (neverAsked.length > 0) throw new Error(`these requests were foreseen but never made: ${neverAsked.join(', ')}`);
});
