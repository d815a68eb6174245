import type { AddonFiles } from './addon-files.ts';
import type { PackageFault } from './package-fault.ts';

const MAX_BYTES = 1_000_000;
/** Code that people wrote, or that tsc wrote for people to read, has no such lines. */
const MAX_LINE_CHARACTERS = 500;
const SHIPPED = /(?:^|\/)LICENSE$|\.(?:py|xml|csv|sql|po|pot|js|scss|css|svg|png|jpg|html|md|rst)$/;
const TEXT = /(?:^|\/)LICENSE$|\.(?:py|xml|csv|sql|po|pot|js|scss|css|svg|html|md|rst)$/;

/** Keys by the shape that their makers gave them, and passwords written into code. */
const SECRETS: readonly RegExp[] = [
  /\bcl_live_[0-9a-f]{12}_[0-9a-f]{16,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bwhsec_[A-Za-z0-9+/=]{16,}/,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{30,}/,
  /\b(?:password|passwd|api_key|secret|token)\s*[:=]\s*["'][^"'\s%{<]{12,}["']/i,
];

type FileRule = { readonly rule: string; readonly sees: (path: string, text: () => string) => string | undefined };

const found = (pattern: RegExp, text: string): string | undefined => pattern.exec(text)?.[0];

const longLine = (text: string): string | undefined => {
  const at = text.split('\n').findIndex((line) => line.length > MAX_LINE_CHARACTERS);
  return at < 0 ? undefined : `line ${at + 1} is longer than ${MAX_LINE_CHARACTERS} characters`;
};

const RULES: readonly FileRule[] = [
  { rule: 'no installed packages', sees: (path) => found(/(?:^|\/)node_modules\//, path) },
  { rule: 'no hidden files', sees: (path) => found(/(?:^|\/)\.[^/]+/, path) },
  { rule: 'no TypeScript sources or source maps', sees: (path) => found(/\.(?:m?ts|tsx|map)$/, path) },
  {
    rule: 'no minified files',
    sees: (path, text) =>
      found(/\.min\.(?:js|css)$/, path) ?? (/\.(?:js|css|scss)$/.test(path) ? longLine(text()) : undefined),
  },
  {
    // Odoo compiles with libsass, which computes these itself and fails on mixed units; the whole web client then
    // falls back to an old style.
    rule: 'no min(), max() or clamp() in SCSS',
    sees: (path, text) => (path.endsWith('.scss') ? found(/(?<![\w-])(?:min|max|clamp)\(/, text()) : undefined),
  },
  { rule: 'only kinds of files that Odoo loads', sees: (path) => (SHIPPED.test(path) ? undefined : path) },
  {
    rule: 'no secrets',
    // The fault names the kind of line only: what is found must not travel into a log.
    sees: (path, text) =>
      TEXT.test(path) && SECRETS.some((secret) => secret.test(text())) ? 'looks like a key or a password' : undefined,
  },
];

const TEST_FILE: FileRule = {
  rule: 'no test-only files',
  sees: (path) => found(/(?:^|\/)(?:tests?\/|test_[^/]*\.py$|[^/]*\.test\.js$)/, path),
};

/** Rules about each file alone. Tests are wanted in the folders that an Odoo runs tests from, and only there. */
export const checkFiles = (files: AddonFiles, hasTests: boolean): readonly PackageFault[] => {
  const rules = hasTests ? RULES : [...RULES, TEST_FILE];
  return [...files].flatMap(([file, bytes]) => {
    const text = (): string => new TextDecoder().decode(bytes);
    const isLarge = bytes.length > MAX_BYTES;
    const size = isLarge ? [{ file, rule: `at most ${MAX_BYTES} bytes`, seen: `${bytes.length} bytes` }] : [];
    const others = rules.flatMap(({ rule, sees }) => {
      const seen = sees(file, text);
      return seen === undefined ? [] : [{ file, rule, seen }];
    });
    return [...size, ...others];
  });
};
