import { useSession } from '../session/session.ts';
import { sourceLabel } from './source-label.ts';
import { factLines } from './fact-lines.ts';
import type { RecordView } from './read-record.ts';

/** Every fact that went in: what, how much, from whom, of when. */
export const FactsTable = ({ signals }: Pick<RecordView, 'signals'>) => {
  const { texts, formats } = useSession();
  const { audit } = texts;
  const lines = factLines(signals, { texts: texts.facts, formats });
  return (
    <section aria-labelledby="facts-title">
      <h3 className="section-title" id="facts-title">
        {audit.facts} <span className="count">{formats.whole(lines.length)}</span>
      </h3>
      {lines.length === 0 ? (
        <p className="quiet-text">{audit.noFacts}</p>
      ) : (
        <table className="table facts">
          <thead>
            <tr>
              <th scope="col">{audit.fact}</th>
              <th scope="col">{audit.value}</th>
              <th scope="col">{audit.source}</th>
              <th scope="col">{audit.date}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <th scope="row">{line.fact}</th>
                <td className="figures">{line.value}</td>
                <td>{sourceLabel(line.source)}</td>
                <td>{line.date}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
