import { Button } from 'react-aria-components';
import type { Task } from '../api/contract.ts';
import { Icon } from '../chrome/icon.tsx';
import { useSession } from '../session/session.ts';

type TaskLineProps = {
  readonly task: Task;
  readonly isSending: boolean;
  readonly onComplete: (key: string) => void;
};

/** A task as a CRM shows it: what, by when, whose, how urgent, why, and what to do. */
export const TaskLine = ({ task, isSending, onComplete }: TaskLineProps) => {
  const { texts, formats } = useSession();
  const { watch } = texts;
  const isOpen = task.state === 'open';
  return (
    <li className={`task task-${task.state}`}>
      <div className="task-top">
        <h4 className="task-subject">{task.subject}</h4>
        <span className={`tag task-state-${task.state}`}>
          <Icon name={isOpen ? 'cached' : 'ok'} />
          {watch.states[task.state]}
        </span>
      </div>
      <p className="task-facts">
        <span>{watch.due(formats.date(task.due_on))}</span>
        <span>{task.owner === null ? watch.noOwner : watch.ownedBy(task.owner)}</span>
        <span>{watch.priorities[task.priority]}</span>
      </p>
      <p className="task-body">{task.body}</p>
      {task.comments.map(({ at, text }) => (
        <p className="task-comment" key={`${at} ${text}`}>
          <span className="quiet-text">{formats.moment(at)}: </span>
          {text}
        </p>
      ))}
      {isOpen && (
        <Button
          className="button"
          isPending={isSending}
          onPress={() => onComplete(task.key)}
          aria-label={watch.markDoneNamed(task.subject)}
        >
          <Icon name="ok" />
          {watch.markDone}
        </Button>
      )}
    </li>
  );
};
