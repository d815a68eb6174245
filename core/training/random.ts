/** A stream of pseudo-random numbers that is the same on every machine for the same seed. */
export type Random = {
  /** Uniform in [0, 1). */
  readonly next: () => number;
};

/** sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, integer arithmetic only. */
export const randomFrom = (seed: number, stream = 0): Random => {
  let a = seed | 0;
  let b = stream | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;
  const step = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  // The first words still show the seed, so they are thrown away.
  for (let round = 0; round < 15; round += 1) step();
  return { next: () => step() / 4_294_967_296 };
};

/** The numbers 0..length-1 in random order (Fisher-Yates). */
export const shuffled = (length: number, random: Random): Int32Array => {
  const order = Int32Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last -= 1) {
    const other = Math.floor(random.next() * (last + 1));
    const kept = order[last]!;
    order[last] = order[other]!;
    order[other] = kept;
  }
  return order;
};
