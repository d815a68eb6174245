import { useEffect } from 'react';
import { useStored } from './use-stored.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The chosen appearance, on `<html data-theme>`; without the attribute the style sheet follows the system. */
export const useTheme = (): [Theme, (theme: Theme) => void] => {
  const [stored, store] = useStored(localStorage, 'creditline.theme');
  const theme = THEMES.find((known) => known === stored) ?? 'system';
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return [theme, (next) => store(next === 'system' ? null : next)];
};
