// Provenance: written by hand in the shape of core's DecisionRecord, inside the envelope of the audit answer.
const dayAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** What `GET /v1/score/{id}/audit` answers in the stand-in. */
export const fakeAudit = {
  sequence: 1042,
  hash: '9f2b6c1e0d5a47f38b1c6d2e9a70f4c58e13b7d6a2c94f05e8d71b3c6a9f2e40',
  record: {
    format: 1,
    input: {
      id: 'sco_strong',
      decidedAt: new Date().toISOString(),
      answers: [
        {
          source: 'recherche-entreprises',
          groups: ['registry'],
          found: true,
          signals: [
            { kind: 'company.name', value: 'VERRERIE DES MONTS', source: 'recherche-entreprises', asOf: dayAgo(2) },
            { kind: 'company.created', value: '1999-03-02', source: 'recherche-entreprises', asOf: '1999-03-02' },
            { kind: 'company.staff', value: { min: 50, max: 99 }, source: 'recherche-entreprises', asOf: dayAgo(300) },
          ],
        },
        {
          source: 'inpi',
          groups: ['accounts'],
          found: true,
          signals: [
            {
              kind: 'accounts.statement',
              value: {
                closedOn: '2025-12-31',
                months: 12,
                currency: 'EUR',
                turnover: 812_450_000,
                netResult: 41_200_050,
                equity: 310_000_000,
              },
              source: 'inpi',
              asOf: '2025-12-31',
            },
          ],
        },
      ],
    },
    scorecard: { id: 'trade', version: '2026-12', sha256: 'ab12' },
    policy: { id: 'trade-default', version: '1', sha256: 'cd34' },
    codeVersion: '0.1.0',
  },
};
