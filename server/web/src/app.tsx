import { useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Ping } from './api/contract.ts';
import { createApi } from './api/create-api.ts';
import { KeyForm } from './chrome/key-form.tsx';
import { ProblemNotice } from './chrome/problem-notice.tsx';
import { TopBar } from './chrome/top-bar.tsx';
import { askServerMode } from './session/ask-server-mode.ts';
import { createFormats } from './session/create-formats.ts';
import { SessionContext, type Session } from './session/session.ts';
import { useLanguage } from './session/use-language.ts';
import { useLoaded } from './session/use-loaded.ts';
import { useStored } from './session/use-stored.ts';
import { readTexts } from './texts/languages.ts';
import { Workbench } from './workbench.tsx';

/** The key of the sandbox is printed in the README; it opens nothing but fictitious companies. */
const sandboxKey = 'cl_test_sandbox';
/** Until the server has answered; no form is shown before. */
const unanswered: Pick<Ping, 'mode' | 'currencies'> = { mode: 'sandbox', currencies: [] };
const readClock = (): Date => new Date();

/** The page: asks the server for its mode, then shows the workbench, or the key form in live mode. */
export const App = () => {
  const { language, locale, choose } = useLanguage();
  const { value: ping, problem, reload } = useLoaded(askServerMode);
  const [liveKey, keepLiveKey] = useStored(sessionStorage, 'creditline.key');
  const { mode, currencies } = ping ?? unanswered;
  const key = mode === 'sandbox' ? sandboxKey : (liveKey ?? undefined);

  const session = useMemo<Session>(
    () => ({
      api: createApi(key, language),
      mode,
      currencies,
      texts: readTexts(language),
      formats: createFormats(locale, readClock),
    }),
    [key, language, locale, mode, currencies],
  );

  const forgetKey = mode === 'live' && liveKey !== null ? () => keepLiveKey(null) : undefined;
  const page = key === undefined ? <KeyForm onKey={keepLiveKey} /> : <Workbench key={key} />;
  return (
    <I18nProvider locale={locale}>
      <SessionContext value={session}>
        <TopBar ping={ping} language={language} onLanguage={choose} onForgetKey={forgetKey} />
        {problem !== undefined && (
          <main className="page-alone">
            <ProblemNotice problem={problem} onRetry={reload} />
          </main>
        )}
        {ping !== undefined && page}
      </SessionContext>
    </I18nProvider>
  );
};
