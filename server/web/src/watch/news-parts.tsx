import type { CompanyNumber } from '../api/create-api.ts';
import type { CardNews } from '../card/decided-card-view.tsx';
import { AlertStrip } from './alert-strip.tsx';
import { companyKeyOf } from './company-number.ts';
import { TaskPanel } from './task-panel.tsx';
import type { News } from './use-news.ts';
import { WatchStrip } from './watch-strip.tsx';
import { WhatHappensNext } from './what-happens-next.tsx';

type NewsPartsOf = {
  readonly accountId: string;
  readonly company: CompanyNumber | undefined;
  readonly isSandbox: boolean;
  readonly news: News;
  /** Told when somebody did something here, so that what follows is seen at once. */
  readonly onActed: () => void;
};

const Panels = ({ accountId, company, isSandbox, news, onActed }: NewsPartsOf) => (
  <>
    {news.watched !== undefined && company !== undefined && (
      <WatchStrip companyKey={companyKeyOf(company)} watched={news.watched} onChanged={onActed} />
    )}
    <div className="news-panels">
      {news.tasks !== undefined && <TaskPanel accountId={accountId} tasks={news.tasks} onCompleted={onActed} />}
      {isSandbox && company !== undefined && <WhatHappensNext company={company} onHappened={onActed} />}
    </div>
  </>
);

/** What is heard of a company, as the parts of its card. */
export const newsParts = (given: NewsPartsOf): CardNews => ({
  cause: given.news.alerts?.find((alert) => alert.closed_at === null)?.text,
  alerts: <AlertStrip alerts={given.news.alerts ?? []} />,
  panels: <Panels {...given} />,
});
