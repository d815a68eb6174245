export const sigmoid = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** ln(1 + e^x) without overflow, so the loss of one row is softplus(x) - y x. */
export const softplus = (x: number): number => (x > 30 ? x : Math.log1p(Math.exp(x)));
