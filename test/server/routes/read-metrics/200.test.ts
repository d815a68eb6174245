import { expect, it } from 'vitest';
import { decidedCard, scoreSiren, sendEvent, SOLID } from '../../../harness/answers.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

const scrape = async (): Promise<string> => {
  const answer = await server().ask('GET', '/metrics', { key: null });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  return answer.text;
};

it('counts requests by the pattern of their route, so that no company becomes a series', async () => {
  const { id } = await scoreSiren(server(), SOLID);
  await server().ask('GET', `/v1/score/${id}`);
  await expect
    .poll(scrape)
    .toMatch(/creditline_http_request_duration_seconds_count\{method="GET",route="\/v1\/score\/:id",status="200"\} 1/);
  expect(await scrape()).not.toContain(id);
});

it('counts what answers nothing as one series, whatever address was tried', async () => {
  await server().ask('GET', '/no-such-thing-1');
  await server().ask('GET', '/no-such-thing-2');
  await expect
    .poll(scrape)
    .toContain('creditline_http_request_duration_seconds_count{method="GET",route="none",status="404"} 2');
  expect(await scrape()).not.toContain('no-such-thing');
});

it('counts the work of the outbox by topic and result', async () => {
  await sendEvent(server(), { account: { id: 'a-1', siren: SOLID } });
  await decidedCard(server(), 'a-1');
  await expect.poll(scrape).toMatch(/creditline_jobs_total\{topic="[a-z-]+",result="done"\} [1-9]/);
});

it('says how long each source took, by status', async () => {
  await scoreSiren(server(), SOLID);
  expect(await scrape()).toMatch(/creditline_source_answer_seconds_count\{source="[\w-]+",status="ok"\} [1-9]/);
});

it('tells of the process itself', async () => {
  expect(await scrape()).toContain('process_cpu_seconds_total');
});
