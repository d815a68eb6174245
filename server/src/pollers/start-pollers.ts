import type { Context } from '../context.ts';
import type { SetTimer } from '../outbox.ts';
import type { Poller } from './poller.ts';
import { runPoller, type PollSettings } from './run-poller.ts';

/** Whether a turn is due is known by the database, so looking costs one small query. */
const LOOK_EVERY_MS = 60_000;

export type RunningPollers = {
  /** Breaks off what is being read; the place was kept. */
  stop(): Promise<void>;
};

/** Looks now and each minute whether a poller's turn is due. One at a time: none is in a hurry. */
export const startPollers = (
  context: Context,
  pollers: readonly Poller[],
  settings: PollSettings & { readonly setTimer: SetTimer },
): RunningPollers => {
  const stopping = new AbortController();
  let timer: { readonly clear: () => void } | undefined;
  let round: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    for (const poller of pollers) {
      if (stopping.signal.aborted) return;
      await runPoller(context, poller, { everyMs: settings.everyMs, signal: stopping.signal }).catch((error: unknown) =>
        context.log.error({ poller: poller.name, err: error }, 'a poller could not be run'),
      );
    }
  };
  const begin = (): void => {
    round = look().finally(() => {
      if (!stopping.signal.aborted) timer = settings.setTimer(begin, LOOK_EVERY_MS);
    });
  };
  if (pollers.length > 0) begin();
  return {
    stop: async () => {
      stopping.abort();
      timer?.clear();
      await round;
    },
  };
};
