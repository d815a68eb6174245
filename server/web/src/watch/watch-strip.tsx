import { useState } from 'react';
import { Button } from 'react-aria-components';
import { toProblem, type Problem } from '../api/api-problem.ts';
import type { WatchChange, Watched } from '../api/contract.ts';
import { Icon } from '../chrome/icon.tsx';
import { ProblemNotice } from '../chrome/problem-notice.tsx';
import { useSession, type Session } from '../session/session.ts';

type WatchStripProps = {
  readonly companyKey: string;
  readonly watched: Watched;
  readonly onChanged: () => void;
};

const snoozeDays = 7;
const dayMs = 86_400_000;

const isSnoozed = ({ snoozed_until: until }: Watched, { formats }: Session): boolean =>
  until !== null && !formats.isPast(until);

/** Where the watching stands, in words. */
const standing = (watched: Watched, session: Session): readonly string[] => {
  const { texts, formats } = session;
  const { watch } = texts;
  if (watched.paused_at !== null) return [watch.pausedSince(formats.moment(watched.paused_at))];
  return [
    watch.watchedSince(formats.moment(watched.watched_at)),
    ...(watched.due_at === null ? [] : [watch.nextReview(formats.date(watched.due_at))]),
    ...(isSnoozed(watched, session) ? [watch.snoozedUntil(formats.date(watched.snoozed_until ?? ''))] : []),
  ];
};

/** Since when the company is watched, when it is looked at next, and a way to have it quiet for a while. */
export const WatchStrip = ({ companyKey, watched, onChanged }: WatchStripProps) => {
  const session = useSession();
  const { watch } = session.texts;
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const change = async (wanted: WatchChange): Promise<void> => {
    setIsSending(true);
    try {
      await session.api.changeWatched(companyKey, wanted);
      setProblem(undefined);
      onChanged();
    } catch (failure) {
      setProblem(toProblem(failure));
    } finally {
      setIsSending(false);
    }
  };
  const isPaused = watched.paused_at !== null;
  const snoozed = isSnoozed(watched, session);
  const snooze = (): void =>
    void change({ snoozed_until: snoozed ? null : new Date(Date.now() + snoozeDays * dayMs).toISOString() });
  return (
    <section className="watch-strip" aria-label={watch.watchlist}>
      <span className="watch-standing">
        <Icon name="eye" />
        {standing(watched, session).map((text) => (
          <span key={text}>{text}</span>
        ))}
      </span>
      <span className="watch-actions">
        {!isPaused && (
          <Button className="link" isDisabled={isSending} onPress={snooze}>
            {snoozed ? watch.endSnooze : watch.snooze(snoozeDays)}
          </Button>
        )}
        <Button className="link" isDisabled={isSending} onPress={() => void change({ paused: !isPaused })}>
          {isPaused ? watch.resume : watch.pause}
        </Button>
      </span>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </section>
  );
};
