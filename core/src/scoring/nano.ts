/** Log-odds are added as integers of 1e-9, because sums of binary fractions depend on their order. */
export const NANO = 1_000_000_000;

export const toNano = (logOdds: number): number => {
  const nano = Math.round(logOdds * NANO);
  // A negative zero would be written as 0 in the record and so not be found again by a replay.
  return nano === 0 ? 0 : nano;
};
