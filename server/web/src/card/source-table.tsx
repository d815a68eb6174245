import type { DecidedCard } from '../api/contract.ts';
import { Icon } from '../chrome/icon.tsx';
import { useSession } from '../session/session.ts';

/** How fresh each source's facts are, with a mark and a word for its status. */
export const SourceTable = ({ sources }: Pick<DecidedCard, 'sources'>) => {
  const { texts, formats } = useSession();
  const { card } = texts;
  return (
    <section aria-labelledby="sources-title">
      <h2 className="section-title" id="sources-title">
        {card.sources}
      </h2>
      <table className="table sources">
        <thead>
          <tr>
            <th scope="col">{card.source}</th>
            <th scope="col">{card.status}</th>
            <th scope="col">{card.date}</th>
            <th scope="col" className="end">
              {card.time}
            </th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={source.name}>
              <th scope="row">{source.label}</th>
              <td>
                <span className={`status status-${source.status}`}>
                  <Icon name={source.status} />
                  {source.status_label}
                </span>
              </td>
              <td>
                {source.as_of === null ? (
                  <span className="quiet-text">{card.never}</span>
                ) : (
                  formats.moment(source.as_of)
                )}
              </td>
              <td className="end figures">
                {source.latency_ms === null ? '' : `${formats.whole(source.latency_ms)} ms`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
