import { useCallback } from 'react';
import { ProblemNotice } from '../chrome/problem-notice.tsx';
import { useLoaded } from '../session/use-loaded.ts';
import { useSession } from '../session/session.ts';
import { FactsTable } from './facts-table.tsx';
import { readRecord, recordText } from './read-record.ts';
import { ReplayCheck } from './replay-check.tsx';

/** The record in reading order: what it is, whether it still gives the same decision, and the facts it holds. */
export const RecordBody = ({ scoreId }: { readonly scoreId: string }) => {
  const { api, texts, formats } = useSession();
  const { audit } = texts;
  const { value, problem, reload } = useLoaded(
    useCallback((signal: AbortSignal) => api.readAudit(scoreId, signal), [api, scoreId]),
  );
  if (problem !== undefined) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (value === undefined) return <p className="quiet-text">{audit.loading}</p>;

  const record = readRecord(value);
  const lines = [
    ...record.rules.map(({ name, text }) => ({ label: audit[name], text })),
    { label: audit.code, text: record.codeVersion },
    { label: audit.hash, text: record.hash },
  ].filter((line) => line.text !== undefined);

  return (
    <div className="record-body">
      {record.sequence !== undefined && record.decidedAt !== undefined && (
        <p>{audit.lead(formats.whole(record.sequence), formats.moment(record.decidedAt))}</p>
      )}
      <dl className="record-lines">
        {lines.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <code>{text}</code>
            </dd>
          </div>
        ))}
      </dl>
      <ReplayCheck scoreId={scoreId} />
      <FactsTable signals={record.signals} />
      <details>
        <summary>{audit.raw}</summary>
        <pre className="raw">{recordText(value)}</pre>
      </details>
    </div>
  );
};
