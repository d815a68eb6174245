/**
 * Puts calls together: while one batch is under way the next ones gather, so that many small writes cost one
 * transaction. Each call gets the answer, or the failure, of the batch that took it along.
 */
export const batched = <Value, Answer>(
  work: (values: readonly Value[]) => Promise<Answer>,
  most: number,
): ((value: Value) => Promise<Answer>) => {
  let gathered: { readonly value: Value; readonly settle: (answer: Promise<Answer>) => void }[] = [];
  let isUnderWay = false;
  const send = async (): Promise<void> => {
    while (gathered.length > 0) {
      const batch = gathered.slice(0, most);
      gathered = gathered.slice(most);
      const answer = work(batch.map(({ value }) => value));
      for (const { settle } of batch) settle(answer);
      // Its failure is told to those who wait for it.
      await answer.then(
        () => undefined,
        () => undefined,
      );
    }
    isUnderWay = false;
  };
  return (value) =>
    new Promise((resolve) => {
      gathered.push({ value, settle: resolve });
      if (isUnderWay) return;
      isUnderWay = true;
      // What the same turn of the event loop brings goes along.
      queueMicrotask(() => void send());
    });
};

/** As `batched`, a line for each key: what different keys (tenants) ask for never shares a batch. */
export const batchedByKey = <Value, Answer>(
  work: (key: string, values: readonly Value[]) => Promise<Answer>,
  most: number,
): ((key: string, value: Value) => Promise<Answer>) => {
  const lines = new Map<string, { readonly send: (value: Value) => Promise<Answer>; waiting: number }>();
  return async (key, value) => {
    const line = lines.get(key) ?? { send: batched((values: readonly Value[]) => work(key, values), most), waiting: 0 };
    lines.set(key, line);
    line.waiting += 1;
    try {
      return await line.send(value);
    } finally {
      line.waiting -= 1;
      if (line.waiting === 0) lines.delete(key);
    }
  };
};
