import { expect, it } from 'vitest';
import { genericNotice, sendSigned } from '../../../harness/notice-requests.ts';
import { expectProblem } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it.each(['altares', 'constructor', 'sandbox'])(
  'keeps nothing of a notice of %s, and names whom it knows',
  async (name) => {
    const answer = await sendSigned(server(), genericNotice(), { path: `/v1/sources/${name}/notices` });
    expect(expectProblem(answer, 'source_unknown').detail).toContain('bodacc, companies-house, bridge');
  },
);
