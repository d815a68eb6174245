import { useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createApi } from './api/create-api.ts';
import { KeyForm } from './chrome/key-form.tsx';
import { ProblemNotice } from './chrome/problem-notice.tsx';
import { TopBar } from './chrome/top-bar.tsx';
import { Workbench } from './workbench.tsx';
import { createFormats } from './session/create-formats.ts';
import { SessionContext, type Session } from './session/session.ts';
import { useLanguage } from './session/use-language.ts';
import { useServerMode } from './session/use-server-mode.ts';
import { useStored } from './session/use-stored.ts';
import { readTexts } from './texts/languages.ts';

/** The key of the sandbox is printed in the README; it opens nothing but fictitious companies. */
const sandboxKey = 'cl_test_sandbox';

/** The page: asks the server for its mode, then shows the workbench, or the key form in live mode. */
export const App = () => {
  const { language, locale, choose } = useLanguage();
  const { ping, problem, askAgain } = useServerMode();
  const [liveKey, keepLiveKey] = useStored(sessionStorage, 'creditline.key');
  const mode = ping?.mode ?? 'sandbox';
  const key = mode === 'sandbox' ? sandboxKey : (liveKey ?? undefined);

  const session = useMemo<Session>(
    () => ({
      api: createApi(key, language),
      mode,
      texts: readTexts(language),
      formats: createFormats(locale, () => new Date()),
    }),
    [key, language, locale, mode],
  );

  return (
    <I18nProvider locale={locale}>
      <SessionContext value={session}>
        <TopBar
          {...(ping === undefined ? {} : { ping })}
          language={language}
          onLanguage={choose}
          {...(mode === 'live' && liveKey !== null ? { onForgetKey: () => keepLiveKey(null) } : {})}
        />
        {problem !== undefined && (
          <main className="page-alone">
            <ProblemNotice problem={problem} onRetry={askAgain} />
          </main>
        )}
        {ping !== undefined && key === undefined && <KeyForm onKey={keepLiveKey} />}
        {ping !== undefined && key !== undefined && <Workbench key={key} />}
      </SessionContext>
    </I18nProvider>
  );
};
