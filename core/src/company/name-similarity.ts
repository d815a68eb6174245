import { normaliseName } from './company-name.ts';
import { jaroWinkler } from './jaro-winkler.ts';

/** Two words that are less alike than this are different words, not typing errors. */
const WORD_ALIKE = 0.88;
const WORDS_WEIGHT = 0.65;
/** The same words in another order, or the same letters cut into other words. */
const REARRANGED = 0.97;

/** The share of one name's letters whose words have a counterpart in the other. */
const covered = (words: readonly string[], others: readonly string[]): number => {
  const lengths = words.map((word) => word.length);
  const found = words.map((word, place) => {
    const best = Math.max(0, ...others.map((other) => jaroWinkler(word, other)));
    return best >= WORD_ALIKE ? best * (lengths[place] ?? 0) : 0;
  });
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return found.reduce((sum, length) => sum + length, 0) / total;
};

const sorted = (words: readonly string[]): string => words.toSorted().join('');

const similarityOf = (one: string, other: string): number => {
  if (one === '' || other === '') return 0;
  if (one === other) return 1;
  const [words, others] = [one.split(' '), other.split(' ')];
  const [text, otherText] = [words.join(''), others.join('')];
  if (text === otherText || sorted(words) === sorted(others)) return REARRANGED;
  const byWord = (covered(words, others) + covered(others, words)) / 2;
  const byLetter = Math.max(jaroWinkler(text, otherText), jaroWinkler(sorted(words), sorted(others)));
  return Math.min(REARRANGED, WORDS_WEIGHT * byWord + (1 - WORDS_WEIGHT) * byLetter);
};

/** `ESSOR ENERGIES (SOLARSUD)`: the registry writes trade names in brackets, and people know a company by either. */
const spellings = (name: string): readonly string[] => {
  const outside = name.replace(/\([^()]*\)/g, ' ');
  const inside = [...name.matchAll(/\(([^()]*)\)/g)].map((found) => found[1] ?? '');
  return [...new Set([name, outside, ...inside].map(normaliseName))].filter((spelling) => spelling !== '');
};

/** How alike two company names are, 0..1: 1 when they are the same after normalisation. Symmetric. */
export const nameSimilarity = (one: string, other: string): number =>
  Math.max(0, ...spellings(one).flatMap((left) => spellings(other).map((right) => similarityOf(left, right))));
