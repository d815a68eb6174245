/** A task as the fake CRM holds it. `key` is only a field to it: nothing keeps two tasks from having the same one. */
export type BookedTask = {
  readonly id: string;
  readonly account: string;
  readonly key: string;
  /** Milliseconds of the machine's clock, with fractions. */
  readonly bookedAt: number;
  readonly isClosed: boolean;
  readonly comments: readonly string[];
};

export type NewTask = { readonly account: string; readonly key: string };

/** Everything that the fake CRM was made to do, as the report reads it. */
export type Book = {
  readonly tasks: readonly BookedTask[];
  /** Requests by what they asked, and by how they were answered. */
  readonly calls: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  /** The decision that each account shows last. */
  readonly decisions: Readonly<Record<string, string>>;
};

export type CrmBook = {
  create(task: NewTask): BookedTask;
  /** Only what a search would find by then: an index may lag. */
  findByKey(key: string): readonly BookedTask[];
  /** As Salesforce's upsert by external id: one task per key, whatever happens. */
  upsert(task: NewTask): BookedTask;
  /** Answers false for a task that is not there. */
  close(id: string, comment: string): boolean;
  writeDecision(account: string, decisionId: string): void;
  countCall(what: string): void;
  countFault(what: string): void;
  all(): Book;
};

export type BookSettings = { readonly clock: () => number; readonly searchLagMs: number };

export const openBook = ({ clock, searchLagMs }: BookSettings): CrmBook => {
  const tasks = new Map<string, BookedTask>();
  const idsByKey = new Map<string, string[]>();
  const decisions = new Map<string, string>();
  const calls = new Map<string, number>();
  const faults = new Map<string, number>();
  const count = (counts: Map<string, number>, what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const byKey = (key: string): readonly BookedTask[] => (idsByKey.get(key) ?? []).map((id) => tasks.get(id)!);

  const create = ({ account, key }: NewTask): BookedTask => {
    const id = `task-${tasks.size + 1}`;
    const task = { id, account, key, bookedAt: clock(), isClosed: false, comments: [] };
    tasks.set(id, task);
    idsByKey.set(key, [...(idsByKey.get(key) ?? []), id]);
    return task;
  };
  return {
    create,
    findByKey: (key) => byKey(key).filter(({ bookedAt }) => bookedAt + searchLagMs <= clock()),
    upsert: (task) => byKey(task.key)[0] ?? create(task),
    close: (id, comment) => {
      const task = tasks.get(id);
      if (task === undefined) return false;
      const isNew = !task.comments.includes(comment);
      tasks.set(id, { ...task, isClosed: true, comments: isNew ? [...task.comments, comment] : task.comments });
      return true;
    },
    writeDecision: (account, decisionId) => void decisions.set(account, decisionId),
    countCall: (what) => count(calls, what),
    countFault: (what) => count(faults, what),
    all: () => ({
      tasks: [...tasks.values()],
      calls: Object.fromEntries(calls),
      faults: Object.fromEntries(faults),
      decisions: Object.fromEntries(decisions),
    }),
  };
};
