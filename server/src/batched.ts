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
