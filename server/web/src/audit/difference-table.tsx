import type { Replay } from '../api/contract.ts';
import { Icon } from '../chrome/icon.tsx';
import { useSession } from '../session/session.ts';

const write = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));

/** Where the decision made again is not the recorded one. */
export const DifferenceTable = ({ differences }: Pick<Replay, 'differences'>) => {
  const { audit } = useSession().texts;
  return (
    <>
      <p className="status status-failed">
        <Icon name="failed" />
        {audit.different(differences.length)}
      </p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{audit.path}</th>
            <th scope="col">{audit.recorded}</th>
            <th scope="col">{audit.replayed}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ path, recorded, replayed }) => (
            <tr key={path}>
              <th scope="row">
                <code>{path}</code>
              </th>
              <td>
                <code>{write(recorded)}</code>
              </td>
              <td>
                <code>{write(replayed)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};
