import { readEnv } from '../../server/src/env.ts';
import { startServer } from '../../server/src/start-server.ts';
import { openLog } from '../../server/src/log.ts';
const s = await startServer(
  {
    ...readEnv({
      PORT: '4123',
      CREDITLINE_DATA: '/tmp/cl-probe/data',
      CREDITLINE_MODE: 'sandbox',
      CREDITLINE_LOG: 'info',
    }),
  },
  { log: openLog('error') },
);
console.log(s.url);
