/** Divisions of NACE rev. 2, first and last of each run without a gap. */
const DIVISIONS: readonly (readonly [first: number, last: number])[] = [
  [1, 3],
  [5, 9],
  [10, 33],
  [35, 39],
  [41, 43],
  [45, 47],
  [49, 53],
  [55, 56],
  [58, 63],
  [64, 66],
  [68, 75],
  [77, 82],
  [84, 88],
  [90, 99],
];

/** `4120` -> 41, the first two digits as a number; undefined for a code that is not in NACE. */
export const sectorDivision = (naceCode: string): number | undefined => {
  const division = Number.parseInt(naceCode.slice(0, 2), 10);
  return DIVISIONS.some(([first, last]) => division >= first && division <= last) ? division : undefined;
};

/**
 * Trades that are paid at the counter, or by insurers: bakeries, motor trade, retail, hotels, restaurants, vets, education,
 * health, culture, sport, personal services. The beginnings of their NACE codes.
 */
const COUNTER_TRADES = ['1071', '45', '47', '55', '56', '75', '85', '86', '87', '88', '90', '91', '92', '93', '96'];

/** True where customers pay at once, so that few receivables say nothing about the business. */
export const isCounterTrade = (naceCode: string): boolean => COUNTER_TRADES.some((start) => naceCode.startsWith(start));
