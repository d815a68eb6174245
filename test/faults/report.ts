import type { FaultsReport } from './run-faults.ts';

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name.replaceAll('_', ' ')} ${count}`)
    .join(', ') || 'none';

const countOf = ({ findings }: FaultsReport, is: 'lost' | 'doubled' | 'wrong'): number =>
  findings.filter((finding) => finding.is === is).reduce((sum, { count }) => sum + count, 0);

const seconds = (value: number): string => `${value.toFixed(1)} s`;

const MOST_LOGGED = 12;

/** The figures of one run, for people. */
export const reportText = (report: FaultsReport): string => {
  const { settings, sent, stored, crm } = report;
  const lines: readonly (readonly [string, string])[] = [
    ['what', report.description],
    ['seed', `${settings.seed}, ${settings.companies} companies, tasks written by ${settings.taskWrites}`],
    ['rounds', `${settings.rounds}: ${listed(report.faults)}`],
    ['notices', `${sent.notices}, ${sent.repeated} of them sent twice, ${sent.requests} requests until acknowledged`],
    ['acknowledged', String(report.acknowledged)],
    ['stored', listed(stored)],
    ['audit records', `${report.auditRecords} verified`],
    ['tasks in the CRM', String(crm.tasks)],
    ['raw CRM calls', listed(crm.calls)],
    ['CRM faults', listed(crm.faults)],
    ['ended by itself', `${report.ownEnds} programs`],
    ['lost', String(countOf(report, 'lost'))],
    ['doubled', String(countOf(report, 'doubled'))],
    ['otherwise wrong', String(countOf(report, 'wrong'))],
    ['caught up', `${seconds(report.catchUpS)} after the last fault`],
    ['duration', seconds(report.durationS)],
  ];
  const found = report.findings.flatMap(({ is, what, count, examples }) => [
    `  ${is}: ${count} ${what}`,
    ...examples.map((example) => `    ${example}`),
  ]);
  const logged = Object.entries(report.logged)
    .slice(0, MOST_LOGGED)
    .map(([text, count]) => `  ${String(count).padStart(6)} x ${text}`);
  return [
    ...lines.map(([name, value]) => `${name.padEnd(18)}${value}`),
    ...(found.length === 0 ? [] : ['', 'found', ...found, `  logs and data: ${report.folder}`]),
    ...(logged.length === 0 ? [] : ['', 'errors that the programs logged', ...logged]),
  ].join('\n');
};
