import { Button } from 'react-aria-components';
import markUrl from '../mark.svg';
import type { Ping } from '../api/contract.ts';
import { useSession } from '../session/session.ts';
import { THEMES, useTheme } from '../session/use-theme.ts';
import { LANGUAGES, readTexts, type Language } from '../texts/languages.ts';
import { Choice } from './choice.tsx';

type TopBarProps = {
  readonly ping: Ping | undefined;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly onForgetKey: (() => void) | undefined;
};

/** Name, mode, language and appearance; the skip link is the first stop of the keyboard. */
export const TopBar = ({ ping, language, onLanguage, onForgetKey }: TopBarProps) => {
  const { texts } = useSession();
  const [theme, setTheme] = useTheme();
  const { chrome } = texts;
  return (
    <header className="top-bar">
      <a
        className="skip-link"
        href="#record"
        onClick={(event) => {
          // The address holds the open record, so the jump must not replace it.
          event.preventDefault();
          document.getElementById('record')?.focus();
        }}
      >
        {texts.skip}
      </a>
      <div className="brand">
        <img src={markUrl} alt="" width="26" height="26" />
        <span className="brand-name">Creditline</span>
        <span className="brand-part">{chrome.tagline}</span>
        {ping !== undefined && (
          <span
            className={`mode mode-${ping.mode}`}
            title={ping.mode === 'live' ? chrome.liveHint : chrome.sandboxHint}
          >
            {ping.mode === 'live' ? chrome.live : chrome.sandbox}
          </span>
        )}
      </div>
      <div className="top-controls">
        {onForgetKey !== undefined && (
          <Button className="button quiet" onPress={onForgetKey}>
            {chrome.forgetKey}
          </Button>
        )}
        <Choice
          label={chrome.language}
          value={language}
          options={LANGUAGES.map((value) => ({ value, text: readTexts(value).languageName }))}
          onChange={onLanguage}
          isCompact
        />
        <Choice
          label={chrome.theme}
          value={theme}
          options={THEMES.map((value) => ({ value, text: chrome.themes[value] }))}
          onChange={setTheme}
          isCompact
        />
      </div>
    </header>
  );
};
