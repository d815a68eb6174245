import type { Alert } from '../api/contract.ts';
import { Icon, type IconName } from '../chrome/icon.tsx';
import { useSession } from '../session/session.ts';

const marks: Readonly<Record<Alert['severity'], { readonly icon: IconName; readonly tone: string }>> = {
  critical: { icon: 'warning', tone: 'refuse' },
  high: { icon: 'stale', tone: 'request_guarantee' },
  medium: { icon: 'bell', tone: 'refer' },
};

const AlertLine = ({ alert }: { readonly alert: Alert }) => {
  const { texts, formats } = useSession();
  const { icon, tone } = marks[alert.severity];
  const { opened_at: openedAt, closed_at: closedAt } = alert;
  return (
    <li className={`alert-line tone-${closedAt === null ? tone : 'closed'}`}>
      <span className="alert-severity">
        <Icon name={closedAt === null ? icon : 'ok'} />
        {closedAt === null ? texts.watch.severities[alert.severity] : texts.watch.closed}
      </span>
      <span className="alert-title">{alert.title}</span>
      <span className="alert-since">
        {closedAt === null
          ? texts.watch.alertSince(formats.moment(openedAt))
          : texts.watch.alertClosed(formats.moment(openedAt), formats.moment(closedAt))}
      </span>
    </li>
  );
};

/** The open alerts with their severity in a word and a sign; the closed ones are folded. Nothing without any. */
export const AlertStrip = ({ alerts }: { readonly alerts: readonly Alert[] }) => {
  const { watch } = useSession().texts;
  const open = alerts.filter((alert) => alert.closed_at === null);
  const closed = alerts.filter((alert) => alert.closed_at !== null);
  if (alerts.length === 0) return null;
  return (
    <section className="alerts" aria-label={watch.alerts}>
      {open.length > 0 && (
        <ul className="alert-lines">
          {open.map((alert) => (
            <AlertLine key={alert.id} alert={alert} />
          ))}
        </ul>
      )}
      {closed.length > 0 && (
        <details className="folded">
          <summary>{watch.closedAlerts(closed.length)}</summary>
          <ul className="alert-lines">
            {closed.map((alert) => (
              <AlertLine key={alert.id} alert={alert} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};
