import { repeat, type Clock } from './clock.ts';
import type { CardAnswer } from './card-port.ts';
import { problemText } from './problem-text.ts';

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 3000;
/** "3 minutes ago" and "free until 14:05" grow old on an open form. */
const TICK_MS = 30_000;

/** What is known of the card now. */
export type KnownCard = {
  readonly answer: CardAnswer | null;
  /** Nothing was heard yet. */
  readonly isLoading: boolean;
  /** A new assessment was asked for. */
  readonly isBusy: boolean;
  /** The last call failed; the text is Odoo's, where it had one for people. */
  readonly failure: { readonly text: string | null } | null;
  readonly now: string;
};

export type FollowOptions = {
  readonly clock: Clock;
  readonly onChange: (known: KnownCard) => void;
  /** After an assessment that was under way. */
  readonly onSettled: () => void;
};

type Read = () => Promise<CardAnswer>;

const isUnderWay = ({ card, connection }: CardAnswer): boolean =>
  connection === 'online' && card?.state === 'assessing';
export const isDecided = (answer: CardAnswer | null): boolean =>
  answer?.card?.state === 'decided' || answer?.card?.state === 'too_little_data';

export const unknownCard = (now: string): KnownCard => ({
  answer: null,
  isLoading: true,
  isBusy: false,
  failure: null,
  now,
});

type Poll = { readonly again: Read; readonly show: (answer: CardAnswer) => void; readonly signal: AbortSignal };

/** Shows answer after answer until nothing is under way; tells whether anything ever was. */
const poll = async (clock: Clock, first: Read, { again, show, signal }: Poll): Promise<boolean> => {
  let answer = await first();
  let wasUnderWay = false;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)) {
    signal.throwIfAborted();
    show(answer);
    if (!isUnderWay(answer)) return wasUnderWay;
    wasUnderWay = true;
    await clock.pause(pauseMs, signal);
    answer = await again();
  }
};

/**
 * Follows one card: what is asked last counts, an assessment under way is read again after 300 ms and then ever less
 * often, and a decision stays on the screen until the next one is there. `stop` ends every wait.
 */
export const followCard = ({ clock, onChange, onSettled }: FollowOptions) => {
  const life = new AbortController();
  let turn = new AbortController();
  let known = unknownCard(clock.now());

  const change = (part: Partial<KnownCard>): void => {
    known = { ...known, ...part, now: clock.now() };
    onChange(known);
  };
  const show = (answer: CardAnswer): void => {
    const isKept = isUnderWay(answer) && isDecided(known.answer);
    change({
      answer: isKept ? known.answer : answer,
      isLoading: false,
      isBusy: isUnderWay(answer),
      failure: null,
    });
  };
  const ask = async (first: Read, { again, isBusy }: { readonly again: Read; readonly isBusy: boolean }) => {
    turn.abort();
    turn = new AbortController();
    const { signal } = turn;
    if (isBusy) change({ isBusy, isLoading: false, failure: null });
    try {
      const wasUnderWay = await poll(clock, first, { again, show, signal });
      if (isBusy || wasUnderWay) onSettled();
    } catch (failure) {
      if (!signal.aborted) change({ isLoading: false, isBusy: false, failure: { text: problemText(failure) } });
    }
  };
  void repeat(clock, TICK_MS, { act: () => change({}), signal: life.signal });

  return {
    known: (): KnownCard => known,
    /** Reads the card, and goes on reading while it is being assessed. */
    read: (read: Read): Promise<void> => ask(read, { again: read, isBusy: false }),
    /** Asks for something that takes a while, then reads until it is done. */
    ask: (first: Read, again: Read): Promise<void> => ask(first, { again, isBusy: true }),
    /** Another record: what was known is no longer true. */
    forget: (): void => {
      turn.abort();
      change({ ...unknownCard(clock.now()) });
    },
    stop: (): void => {
      turn.abort();
      life.abort();
    },
  };
};
