/** Legal forms that stand before or after a name; they say what a company is, not which one. */
const LEGAL_FORMS = new Set(
  (
    'sas sasu sarl sarlu sa sca scs snc eurl eirl ei sci scp scm scop scic selarl selas earl gaec gie ' +
    'ltd limited plc llp lp cic inc incorporated llc corp corporation co company ' +
    'gmbh mbh ag kg kgaa ug ohg gbr ek ev se sl slu slne sau sll sc scl scoop lda limitada unipessoal sgps ' +
    'bv nv vof cv bvba srl sprl asbl spa sapa srls ss oy oyj ab hb as aps ivs asa sp zoo kft zrt bt nyrt sro doo dd ood eood'
  ).split(' '),
);

/** Legal forms in words, replaced before the name is cut into words. */
const LEGAL_PHRASES =
  /\b(societe anonyme|societe par actions simplifiee( unipersonnelle)?|societe a responsabilite limitee|societe civile immobiliere|sociedad (de responsabilidad )?limitada|sociedad anonima|sociedade anonima|sociedade por quotas|societa per azioni|societa a responsabilita limitata|(private|public) limited company|gesellschaft mit beschrankter haftung|besloten vennootschap)\b/g;

const LETTERS: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

const CONNECTIVES = new Set(['et', 'and', 'und', 'y', 'och', 'og', 'en']);

const plainLetters = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[œæßøłđðþ]/g, (letter) => LETTERS[letter] ?? letter);

/** `S. A. S.` and `A.B.C.` are one word each: single letters in a row belong together. */
const joinInitials = (words: readonly string[]): string[] =>
  words.reduce<{ joined: string[]; wasLetter: boolean }>(
    ({ joined, wasLetter }, word) => {
      const isLetter = word.length === 1 && /\p{L}/u.test(word);
      const glued =
        isLetter && wasLetter ? [...joined.slice(0, -1), `${joined.at(-1) ?? ''}${word}`] : [...joined, word];
      return { joined: glued, wasLetter: isLetter };
    },
    { joined: [], wasLetter: false },
  ).joined;

const isForm = (word: string | undefined): boolean => word !== undefined && LEGAL_FORMS.has(word);

/** A name that is nothing but legal forms keeps its last word: there is nothing else to compare. */
const withoutLegalForms = (words: readonly string[]): readonly string[] => {
  let rest = words;
  while (rest.length > 1 && isForm(rest.at(-1))) rest = rest.slice(0, -1);
  while (rest.length > 1 && isForm(rest[0])) rest = rest.slice(1);
  return rest;
};

/** Between two words, `&`, `et`, `and` and their like are said in one way: not at all. */
const withoutConnectives = (words: readonly string[]): readonly string[] =>
  words.filter((word, place) => place === 0 || place === words.length - 1 || !CONNECTIVES.has(word));

const normaliseOnce = (name: string): string => {
  const text = plainLetters(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const words = text
    .replace(LEGAL_PHRASES, ' ')
    .split(' ')
    .filter((word) => word !== '');
  const kept = words.length === 0 ? text.split(' ').filter((word) => word !== '') : words;
  return withoutConnectives(withoutLegalForms(joinInitials(kept))).join(' ');
};

/**
 * A company's name as words to compare: lower case, without accents, punctuation, connectives and legal forms.
 * `Établissements Dupont & Fils S.A.S.` -> `etablissements dupont fils`. Idempotent; empty when no letter or digit is left.
 */
export const normaliseName = (name: string): string => {
  const once = normaliseOnce(name);
  // What one pass uncovers (`et` at the end once the form behind it is gone) another pass may take; each one shortens.
  return once === name ? once : normaliseName(once);
};
