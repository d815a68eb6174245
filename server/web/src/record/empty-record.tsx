import { Icon } from '../chrome/icon.tsx';
import { useSession } from '../session/session.ts';

/** Before any record is open: says what will appear here. */
export const EmptyRecord = () => {
  const { record } = useSession().texts;
  return (
    <section className="panel empty-record" aria-labelledby="empty-title">
      <Icon name="building" />
      <div>
        <h1 className="panel-title" id="empty-title">
          {record.emptyTitle}
        </h1>
        <p className="quiet-text">{record.emptyText}</p>
      </div>
    </section>
  );
};
