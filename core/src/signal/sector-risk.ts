/**
 * Failure rate of a NACE rev. 2 division against the average of all divisions (1.0).
 * Expert ranking, rounded: construction, restaurants and road transport fail most often in the yearly French failure
 * statistics of Banque de France and Altares, public services and utilities least. It is an order of magnitude by
 * sector, not a measured rate, and is replaced when a scorecard learns the sector.
 */
const DIVISION_RISK: readonly (readonly [first: number, last: number, risk: number])[] = [
  [1, 3, 0.6],
  [5, 9, 0.8],
  [10, 12, 1.1],
  [13, 15, 1.3],
  [16, 33, 0.9],
  [35, 39, 0.5],
  [41, 43, 1.6],
  [45, 45, 1.3],
  [46, 46, 1.0],
  [47, 47, 1.3],
  [49, 49, 1.5],
  [50, 51, 0.9],
  [52, 52, 0.9],
  [53, 53, 1.5],
  [55, 55, 1.1],
  [56, 56, 1.9],
  [58, 63, 0.9],
  [64, 66, 0.8],
  [68, 68, 0.7],
  [69, 75, 0.7],
  [77, 82, 1.1],
  [84, 84, 0.3],
  [85, 85, 0.8],
  [86, 88, 0.5],
  [90, 93, 1.1],
  [94, 94, 0.5],
  [95, 96, 1.4],
];

/** `4120` -> 1.6; undefined for a code that is not in NACE. */
export const sectorRisk = (naceCode: string): number | undefined => {
  const division = Number.parseInt(naceCode.slice(0, 2), 10);
  return DIVISION_RISK.find(([first, last]) => division >= first && division <= last)?.[2];
};
