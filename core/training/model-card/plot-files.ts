/** Where the card looks for a picture, from the root of the repository. */
export const plotPath = (id: string): string => `docs/model/${id}-calibration.svg`;
