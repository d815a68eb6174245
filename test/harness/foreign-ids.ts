import { describe, expect, it } from 'vitest';
import { decidedCard, scoreSiren, sendEvent, SOLID } from './answers.ts';
import { expectProblem, expectRefused } from './refusal.ts';
import type { Route } from './route-suites.ts';
import { useServer } from './use-server.ts';

/** 404: a decision of another tenant looks exactly like one that does not exist. */
export const testForeignScore = (route: Route): void => {
  const server = useServer();

  it('answers the same for an unknown id and for one of another tenant', async () => {
    const { id } = await scoreSiren(server(), SOLID);
    const ask = async (scoreId: string, key: string) => {
      const answer = await server().ask(route.method, route.path.replace('ID', scoreId), { key });
      const { request_id: _, ...problem } = expectProblem(answer, 'not_found');
      return problem;
    };
    const { key } = await server().newTenant();
    expect(await ask(id, key)).toEqual(await ask('unknown', key));
    const own = await server().ask(route.method, route.path.replace('ID', id));
    expect(own.status).toBe(200);
  });

  it.each(['__proto__', "' or 1=1 --", '%', '..', '../../ping', 'é'])('knows no score %s', async (id) => {
    const path = route.path.replace('ID', id === '..' ? '%2E%2E%2F' : encodeURIComponent(id));
    await expectRefused(server(), { ...route, path }, 'not_found');
  });
};

/** 404: an account of another tenant, or of a CRM that is not there. */
export const testForeignAccount = (route: Route): void => {
  const at = (crm: string, id: string): string => route.path.replace('CRM', crm).replace('ID', encodeURIComponent(id));

  describe(`${route.method} ${route.path}`, () => {
    const server = useServer();

    it('answers the same for an unknown account and for one of another tenant', async () => {
      await sendEvent(server(), { account: { id: 'mine', siren: SOLID } });
      await decidedCard(server(), 'mine');
      const { key } = await server().newTenant();
      const ask = async (id: string) => {
        const answer = await server().ask(route.method, at('sandbox', id), { key });
        const { request_id: _, ...problem } = expectProblem(answer, 'not_found');
        return problem;
      };
      expect(await ask('mine')).toEqual(await ask('unknown'));
      expect((await server().ask(route.method, at('sandbox', 'mine'))).status).toBe(200);
    });

    it.each(['__proto__', "' or 1=1 --", 'a b'])('knows no account %s', async (id) => {
      await expectRefused(server(), { ...route, path: at('sandbox', id) }, 'not_found');
    });

    it.each(['hubspot', '__proto__'])('knows no CRM %s', async (crm) => {
      await expectRefused(server(), { ...route, path: at(crm, 'mine') }, 'crm_unknown');
    });
  });
};
