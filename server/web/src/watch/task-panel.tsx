import { useState } from 'react';
import { toProblem, type Problem } from '../api/api-problem.ts';
import type { Task } from '../api/contract.ts';
import { ProblemNotice } from '../chrome/problem-notice.tsx';
import { useSession } from '../session/session.ts';
import { TaskLine } from './task-line.tsx';

type TaskPanelProps = {
  readonly accountId: string;
  readonly tasks: readonly Task[];
  /** Told when a task was completed, so that the list is read anew. */
  readonly onCompleted: () => void;
};

/** What the sandbox CRM asks the account owner to do; what is done is folded. */
export const TaskPanel = ({ accountId, tasks, onCompleted }: TaskPanelProps) => {
  const { api, texts } = useSession();
  const { watch } = texts;
  const [sending, setSending] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const complete = async (key: string): Promise<void> => {
    setSending(key);
    try {
      await api.completeTask(accountId, key);
      setProblem(undefined);
      onCompleted();
      // The button that was pressed goes away; the panel keeps the place of a keyboard's user.
      document.querySelector<HTMLElement>('#tasks-title')?.focus();
    } catch (failure) {
      setProblem(toProblem(failure));
    } finally {
      setSending(undefined);
    }
  };
  const lines = (state: Task['state']) =>
    tasks
      .filter((task) => task.state === state)
      .map((task) => (
        <TaskLine
          key={task.key}
          task={task}
          isSending={sending === task.key}
          onComplete={(key) => void complete(key)}
        />
      ));
  const [open, done] = [lines('open'), lines('done')];
  return (
    <section className="news-panel tasks" aria-labelledby="tasks-title">
      <h3 className="section-title" id="tasks-title" tabIndex={-1}>
        {watch.tasks} {open.length > 0 && <span className="count">{open.length}</span>}
      </h3>
      {open.length === 0 ? <p className="quiet-text">{watch.noTask}</p> : <ul className="task-lines">{open}</ul>}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {done.length > 0 && (
        <details className="folded">
          <summary>{watch.doneTasks(done.length)}</summary>
          <ul className="task-lines">{done}</ul>
        </details>
      )}
    </section>
  );
};
