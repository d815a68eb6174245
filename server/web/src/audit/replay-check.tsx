import { useState } from 'react';
import { Button } from 'react-aria-components';
import { toProblem, type Problem } from '../api/api-problem.ts';
import type { Replay } from '../api/contract.ts';
import { Icon } from '../chrome/icon.tsx';
import { ProblemNotice } from '../chrome/problem-notice.tsx';
import { useSession } from '../session/session.ts';
import { DifferenceTable } from './difference-table.tsx';

type Answer = { readonly replay?: Replay; readonly problem?: Problem; readonly isRunning: boolean };

/** Makes the decision again from the record alone and says whether it is the same. */
export const ReplayCheck = ({ scoreId }: { readonly scoreId: string }) => {
  const { api, texts } = useSession();
  const { audit } = texts;
  const [{ replay, problem, isRunning }, setAnswer] = useState<Answer>({ isRunning: false });

  const run = async (): Promise<void> => {
    setAnswer({ isRunning: true });
    try {
      setAnswer({ replay: await api.replay(scoreId), isRunning: false });
    } catch (failure) {
      const found = toProblem(failure);
      setAnswer({ isRunning: false, ...(found === undefined ? {} : { problem: found }) });
    }
  };

  return (
    <div className="replay">
      <Button className="button primary" isPending={isRunning} onPress={() => void run()}>
        <Icon name="refresh" />
        {audit.replay}
      </Button>
      <span className="quiet-text small">{audit.replayHint}</span>
      <output className="replay-answer">
        {replay?.identical === true && (
          <p className="status status-ok">
            <Icon name="ok" />
            {audit.identical}
          </p>
        )}
        {replay?.identical === false && <DifferenceTable differences={replay.differences} />}
      </output>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </div>
  );
};
